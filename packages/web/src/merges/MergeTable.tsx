import { X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { allOfThem, mergedFields, type MergedField } from '@zhike/core/merges/choose-fields'
import { countedKinds, type MergeCandidate, type MergePreview } from '@zhike/core/merges/schema'
import { useFormat } from '../app/session/use-format.ts'
import { CompareTable, type ComparedRow } from '../customers/compare/CompareTable.tsx'
import { useComparedFields, type ComparedField } from '../customers/compare/use-compared-fields.tsx'
import { HolderMark } from '../customers/HolderMark.tsx'
import { TierMark, VipMark } from '../customers/TierMark.tsx'
import { IconButton } from '../ui/controls/IconButton.tsx'
import { formatCount } from '../ui/format/number.ts'
import styles from './merges.module.css'

/** A fact, or a field of the company's own as custom.<key>. */
export type ChosenName = MergedField | `custom.${string}`

interface MergeTableProps {
  preview: MergePreview
  /** By name: a customer's id, or `all` for the notes. */
  choices: Readonly<Partial<Record<ChosenName, string>>>
  onSurvivor: (id: string) => void
  onRemove: (id: string) => void
  onChoose: (name: ChosenName, value: string) => void
}

/** What is to become one: whose value is taken of each field, and below what hangs on each. */
export function MergeTable({ preview, choices, onSurvivor, onRemove, onChoose }: MergeTableProps) {
  const { t } = useTranslation(['merges', 'customers'])
  const { customers, survivorId } = preview
  const fields = useComparedFields(customers, mergedFields)
  const rowOf = useFieldRow(preview)
  const counts = countedKinds
    .filter((kind) => customers.some((one) => one.counts[kind] > 0))
    .map((kind): ComparedRow => {
      const count = (id: string) => customers.find((one) => one.id === id)?.counts[kind] ?? 0
      return {
        key: kind,
        label: t(`merges:kind.${kind}`),
        isFigure: true,
        cell: (id) => formatCount(count(id)),
        result: <b>{formatCount(customers.reduce((sum, one) => sum + one.counts[kind], 0))}</b>,
      }
    })
  return (
    <CompareTable
      label={t('merges:compare')}
      corner={t('merges:field')}
      result={t('merges:after')}
      columns={customers.map((one) => ({
        id: one.id,
        isKept: one.id === survivorId,
        head: (
          <CustomerHead
            customer={one}
            isSurvivor={one.id === survivorId}
            onSurvivor={() => onSurvivor(one.id)}
            {...(customers.length > 2 ? { onRemove: () => onRemove(one.id) } : {})}
          />
        ),
      }))}
      groups={[
        { rows: fields.map((field) => rowOf(field, choices[field.name] ?? survivorId, onChoose)) },
        { title: t('merges:hanging'), rows: counts },
      ]}
    />
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
    <>
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
    </>
  )
}

/** A row in which one of the values is chosen, where they differ and the reader may. */
function useFieldRow({ customers, lockedFields, lockedCustom }: MergePreview) {
  const { t } = useTranslation('merges')
  const locked = new Set<string>([...lockedFields, ...lockedCustom.map((key) => `custom.${key}`)])
  return (
    field: ComparedField<ChosenName>,
    choice: string,
    onChoose: (name: ChosenName, value: string) => void,
  ): ComparedRow => {
    const { name, label, text, file } = field
    const isLocked = locked.has(name)
    const isOpen = !isLocked && !field.isSame
    const shown = (id: string) => text(id) ?? t('merges:empty')
    const radio = (value: string, words?: string) => (
      <input
        type="radio"
        name={name}
        checked={value === choice}
        {...(words === undefined ? {} : { 'aria-label': words })}
        onChange={() => onChoose(name, value)}
      />
    )
    return {
      key: name,
      label: (
        <span title={isLocked ? t('merges:locked') : undefined}>
          {label}
          {isLocked && <small>{t('merges:locked')}</small>}
        </span>
      ),
      chosen: isOpen ? choice : undefined,
      cell: (id) => {
        const value = text(id)
        if (value === null) return <span className={styles['none']}>{t('merges:empty')}</span>
        if (!isOpen) return file(id) ?? <span>{value}</span>
        const whose = customers.find((one) => one.id === id)?.facts.name ?? ''
        const pick = radio(id, t('merges:take', { field: label, name: whose, value }))
        const opened = file(id)
        // What opens a file is no part of choosing it.
        if (opened !== null) {
          return (
            <span className={styles['pick']}>
              {pick}
              {opened}
            </span>
          )
        }
        return (
          <label className={styles['pick']}>
            {pick}
            <span>{value}</span>
          </label>
        )
      },
      result:
        name === 'notes' && isOpen ? (
          <label className={styles['pick']}>
            {radio(allOfThem)}
            <span>{t('merges:allNotes')}</span>
          </label>
        ) : (
          <span>{shown(choice)}</span>
        ),
    }
  }
}
