import { X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { allOfThem, mergedFields, type FieldChoices, type MergedField } from '@zhike/core/merges/choose-fields'
import { countedKinds, type MergeCandidate, type MergePreview } from '@zhike/core/merges/schema'
import { useFormat } from '../app/session/use-format.ts'
import { HolderMark } from '../customers/HolderMark.tsx'
import { TierMark, VipMark } from '../customers/TierMark.tsx'
import { useReferenceNames } from '../reference/use-reference.ts'
import { IconButton } from '../ui/controls/IconButton.tsx'
import { formatCount } from '../ui/format/number.ts'
import styles from './merges.module.css'

interface MergeTableProps {
  preview: MergePreview
  choices: FieldChoices
  onSurvivor: (id: string) => void
  onRemove: (id: string) => void
  onChoose: (field: MergedField, value: string) => void
}

/** Records beside each other: a column a customer, a row a field, and below what hangs on each. */
export function MergeTable({ preview, choices, onSurvivor, onRemove, onChoose }: MergeTableProps) {
  const { t } = useTranslation(['merges', 'customers'])
  const { customers, survivorId } = preview
  const fields = mergedFields.filter((field) => customers.some((one) => one.facts[field]))
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- wider than a phone: the keyboard scrolls it
    <div className={styles['scroll']} role="region" aria-label={t('merges:compare')} tabIndex={0}>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">{t('merges:field')}</th>
            {customers.map((one) => (
              <CustomerHead
                key={one.id}
                customer={one}
                isSurvivor={one.id === survivorId}
                onSurvivor={() => onSurvivor(one.id)}
                {...(customers.length > 2 ? { onRemove: () => onRemove(one.id) } : {})}
              />
            ))}
            <th scope="col">{t('merges:after')}</th>
          </tr>
        </thead>
        <tbody>
          {fields.map((field) => (
            <FieldRow key={field} field={field} preview={preview} choice={choices[field]} onChoose={onChoose} />
          ))}
          <tr>
            <th scope="rowgroup" className={styles['group']} colSpan={customers.length + 2}>
              {t('merges:hanging')}
            </th>
          </tr>
          {countedKinds
            .filter((kind) => customers.some((one) => one.counts[kind] > 0))
            .map((kind) => (
              <tr key={kind}>
                <th scope="row">{t(`merges:kind.${kind}`)}</th>
                {customers.map((one) => (
                  <td key={one.id} className="num">
                    {formatCount(one.counts[kind])}
                  </td>
                ))}
                <td className="num">
                  <b>{formatCount(customers.reduce((sum, one) => sum + one.counts[kind], 0))}</b>
                </td>
              </tr>
            ))}
        </tbody>
      </table>
    </div>
  )
}

interface CustomerHeadProps {
  customer: MergeCandidate
  isSurvivor: boolean
  onSurvivor: () => void
  onRemove?: () => void
}

function CustomerHead({ customer, isSurvivor, onSurvivor, onRemove }: CustomerHeadProps) {
  const { t } = useTranslation(['merges', 'customers'])
  const format = useFormat()
  const { name } = customer.facts
  return (
    <th scope="col" data-kept={isSurvivor || undefined}>
      <div className={styles['name']}>
        <TierMark tier={customer.tier} />
        <b>{name}</b>
        <VipMark isVip={customer.isVip} />
        {onRemove && <IconButton size="small" label={t('merges:remove', { name })} icon={<X />} onClick={onRemove} />}
      </div>
      <div className={styles['facts']}>
        <HolderMark holder={customer.holder} />
        <span>{t('merges:createdOn', { day: format.moment(customer.createdAt) })}</span>
      </div>
      <label className={styles['pick']}>
        <input
          type="radio"
          name="survivor"
          checked={isSurvivor}
          aria-label={t('merges:keepNamed', { name })}
          onChange={onSurvivor}
        />
        {isSurvivor ? t('merges:kept') : t('merges:keep')}
      </label>
    </th>
  )
}

interface FieldRowProps {
  field: MergedField
  preview: MergePreview
  choice: string
  onChoose: (field: MergedField, value: string) => void
}

function FieldRow({ field, preview, choice, onChoose }: FieldRowProps) {
  const { t } = useTranslation(['merges', 'customers'])
  const names = useReferenceNames()
  const label = t(`customers:field.${field}`)
  const isLocked = preview.lockedFields.includes(field)
  const said = new Set(preview.customers.map((one) => one.facts[field] ?? ''))
  const isOpen = !isLocked && said.size > 1
  const shown = (value: string | null) => {
    if (value === null) return t('merges:empty')
    if (field === 'regionCode') return names.region(value) ?? value
    return field === 'industryCode' ? names.industry(value) || value : value
  }
  const taken = preview.customers.find((one) => one.id === choice)
  return (
    <tr>
      <th scope="row" title={isLocked ? t('merges:locked') : undefined}>
        {label}
        {isLocked && <small>{t('merges:locked')}</small>}
      </th>
      {preview.customers.map((one) => {
        const value = one.facts[field]
        const text = shown(value)
        return (
          <td key={one.id} data-chosen={isOpen && one.id === choice ? true : undefined}>
            {isOpen && value !== null ? (
              <label className={styles['pick']}>
                <input
                  type="radio"
                  name={field}
                  checked={one.id === choice}
                  aria-label={t('merges:take', { field: label, name: one.facts.name ?? '', value: text })}
                  onChange={() => onChoose(field, one.id)}
                />
                <span>{text}</span>
              </label>
            ) : (
              <span className={value === null ? styles['none'] : undefined}>{text}</span>
            )}
          </td>
        )
      })}
      <td>
        {field === 'notes' && isOpen ? (
          <label className={styles['pick']}>
            <input
              type="radio"
              name={field}
              checked={choice === allOfThem}
              onChange={() => onChoose(field, allOfThem)}
            />
            <span>{t('merges:allNotes')}</span>
          </label>
        ) : (
          <span>{shown(taken?.facts[field] ?? null)}</span>
        )}
      </td>
    </tr>
  )
}
