import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../app/session/use-format.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { TextField } from '../../ui/controls/TextField.tsx'
import { amountRangeText, shownAmount, typedAmount } from './revenue-range.ts'
import styles from './filters.module.css'

interface RevenueEditorProps {
  value: string | undefined
  onChange: (value: string | undefined) => void
  onDone: () => void
}

/** From – to, in the unit that the head of the column names. */
export function RevenueEditor({ value, onChange, onDone }: RevenueEditorProps) {
  const { t } = useTranslation('customers')
  const format = useFormat()
  const factor = format.language === 'zh-CN' ? 10_000 : 1
  const unit = format.moneyUnit || format.currency
  const [from, to] = value?.split('..') ?? []
  const [draft, setDraft] = useState({ from: shownAmount(from, factor), to: shownAmount(to, factor) })
  const problem = (text: string) =>
    text.trim() !== '' && typedAmount(text, factor) === undefined ? t('customers:notAmount', { text }) : undefined
  const hasProblem = Boolean(problem(draft.from) ?? problem(draft.to))
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault()
        if (hasProblem) return
        onChange(amountRangeText(typedAmount(draft.from, factor), typedAmount(draft.to, factor)))
        onDone()
      }}
    >
      <div className={styles['range']}>
        <TextField
          label={t('customers:from', { unit })}
          inputMode="decimal"
          value={draft.from}
          error={problem(draft.from)}
          onChange={(event) => setDraft({ ...draft, from: event.target.value })}
        />
        <TextField
          label={t('customers:to', { unit })}
          inputMode="decimal"
          value={draft.to}
          error={problem(draft.to)}
          onChange={(event) => setDraft({ ...draft, to: event.target.value })}
        />
      </div>
      <Button type="submit" disabled={hasProblem}>
        {t('customers:applyFilter')}
      </Button>
    </form>
  )
}
