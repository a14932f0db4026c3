import { useTranslation } from 'react-i18next'
import type { ConditionValue } from '@zhike/core/filter/condition'
import { useCustomFields } from '../../custom-fields/api.ts'
import { Popup } from '../../ui/overlay/Popup.tsx'
import styles from '../segments.module.css'
import type { LeafDraft } from './draft.ts'
import { ownOf, shapeOf, typeOf } from './fields.ts'
import { ListChooser } from './ListChooser.tsx'
import { useConditionWords } from './use-condition-words.ts'

interface ValueInputProps {
  leaf: LeafDraft
  segmentId: string | undefined
  onChange: (value: ConditionValue | undefined) => void
}

/** What a field is compared with, entered as its type wants it. */
export function ValueInput({ leaf, segmentId, onChange }: ValueInputProps) {
  const { t } = useTranslation('segments')
  const custom = useCustomFields('customer')
  const type = typeOf(leaf.field, custom)
  const isOfCustomers = type === 'customers' || ownOf(leaf.field, custom)?.type === 'customer'
  const words = useConditionWords(
    { field: leaf.field, op: leaf.op, value: leaf.value ?? null },
    isOfCustomers && Array.isArray(leaf.value) ? leaf.value.map(String) : [],
  )
  const name = words.field(leaf.field)
  const label = t('segments:valueOf', { field: name })
  switch (shapeOf(leaf.op)) {
    case 'none':
      return <span />
    case 'days':
      return (
        <label className={styles['pair']}>
          <input
            type="number"
            className={styles['control']}
            aria-label={label}
            min={0}
            max={36_500}
            step={1}
            value={typeof leaf.value === 'number' ? leaf.value : ''}
            onChange={(event) => onChange(wholeNumber(event.target.value))}
          />
          {t('segments:days')}
        </label>
      )
    case 'list': {
      const chosen = Array.isArray(leaf.value) ? leaf.value.map(String) : []
      return (
        <Popup
          title={name}
          width={leaf.op === 'under' ? 560 : 280}
          trigger={
            <button
              type="button"
              className={styles['control']}
              aria-label={`${label} ${words.value(leaf.field, chosen)}`}
              data-empty={chosen.length === 0 || undefined}
            >
              {chosen.length > 0 ? words.value(leaf.field, chosen) : t('segments:choose')}
            </button>
          }
        >
          {() => <ListChooser field={leaf.field} chosen={chosen} segmentId={segmentId} onChange={onChange} />}
        </Popup>
      )
    }
    case 'pair': {
      const [low, high] = Array.isArray(leaf.value) ? leaf.value : []
      return (
        <span className={styles['pair']}>
          <Single
            type={type}
            label={`${label} ${t('segments:from')}`}
            value={low}
            onChange={(next) => onChange(pairOf(next, high))}
          />
          –
          <Single
            type={type}
            label={`${label} ${t('segments:to')}`}
            value={high}
            onChange={(next) => onChange(pairOf(low, next))}
          />
        </span>
      )
    }
    case 'one':
      return type === 'flag' ? (
        <select
          className={styles['control']}
          aria-label={label}
          value={String(leaf.value)}
          onChange={(event) => onChange(event.target.value === 'true')}
        >
          <option value="true">{t('segments:yes')}</option>
          <option value="false">{t('segments:no')}</option>
        </select>
      ) : (
        <Single type={type} label={label} value={leaf.value as string | number | undefined} onChange={onChange} />
      )
  }
}

interface SingleProps {
  type: ReturnType<typeof typeOf>
  label: string
  value: string | number | undefined
  onChange: (value: string | number) => void
}

function Single({ type, label, value, onChange }: SingleProps) {
  const isDay = type === 'day' || type === 'instant'
  const isFigure = type === 'money' || type === 'number'
  return (
    <input
      type={isDay ? 'date' : isFigure ? 'number' : 'text'}
      className={styles['control']}
      aria-label={label}
      maxLength={isDay || isFigure ? undefined : 200}
      step={type === 'money' || type === 'number' ? 'any' : undefined}
      value={value ?? ''}
      onChange={(event) => {
        const text = event.target.value
        onChange(type === 'number' && text !== '' ? Number(text) : text)
      }}
    />
  )
}

function wholeNumber(text: string): number | undefined {
  const days = Number(text)
  return text !== '' && Number.isInteger(days) && days >= 0 ? days : undefined
}

function pairOf(low: string | number | undefined, high: string | number | undefined): ConditionValue {
  return [low ?? '', high ?? ''] as string[] | number[]
}
