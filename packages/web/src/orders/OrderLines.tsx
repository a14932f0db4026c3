import { Plus, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/controls/Button.tsx'
import { IconButton } from '../ui/controls/IconButton.tsx'
import { lineAmount, type LineDraft } from './order-amount.ts'
import { newLine } from './order-draft.ts'
import styles from './orders.module.css'

interface OrderLinesProps {
  lines: readonly LineDraft[]
  missing: ReadonlySet<string>
  onChange: (lines: LineDraft[]) => void
}

/** Product, quantity, price; the amount of each line counts itself. */
export function OrderLines({ lines, missing, onChange }: OrderLinesProps) {
  const { t } = useTranslation('orders')
  const change = (key: string, patch: Partial<LineDraft>) =>
    onChange(lines.map((line) => (line.key === key ? { ...line, ...patch } : line)))
  const cell = (line: LineDraft, index: number, part: 'product' | 'quantity' | 'price') => (
    <td data-part={part}>
      <input
        aria-label={t('orders:lineOf', { part: t(`orders:field.${part}`), no: index + 1 })}
        aria-invalid={missing.has(`${line.key}/${part}`) || undefined}
        placeholder={t(`orders:field.${part}`)}
        maxLength={part === 'product' ? 200 : 24}
        {...(part === 'product' ? {} : { inputMode: 'decimal' as const })}
        value={line[part]}
        onChange={(event) => change(line.key, { [part]: event.target.value })}
      />
    </td>
  )
  return (
    <div>
      <table className={styles['lines']}>
        <thead>
          <tr>
            <th scope="col">{t('orders:field.product')}</th>
            <th scope="col" data-part="quantity">
              {t('orders:field.quantity')}
            </th>
            <th scope="col" data-part="price">
              {t('orders:field.price')}
            </th>
            <th scope="col" data-part="amount">
              {t('orders:field.amount')}
            </th>
            <td aria-hidden="true" />
          </tr>
        </thead>
        <tbody>
          {lines.map((line, index) => {
            const amount = lineAmount(line)
            return (
              <tr key={line.key}>
                {cell(line, index, 'product')}
                {cell(line, index, 'quantity')}
                {cell(line, index, 'price')}
                <td data-part="amount">
                  {amount === undefined ? '' : Number(amount).toLocaleString('en-US', { maximumFractionDigits: 2 })}
                </td>
                <td data-part="remove">
                  <IconButton
                    size="small"
                    label={t('orders:removeLine', { no: index + 1 })}
                    icon={<X />}
                    onClick={() => onChange(lines.filter((one) => one.key !== line.key))}
                  />
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      <Button tone="link" icon={<Plus />} onClick={() => onChange([...lines, newLine()])}>
        {t('orders:addLine')}
      </Button>
    </div>
  )
}
