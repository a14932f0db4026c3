import { useTranslation } from 'react-i18next'
import type { ConditionValue } from '@zhike/core/filter/condition'
import { Checkbox } from '../ui/controls/Checkbox.tsx'
import type { Leaf } from './condition-tree.ts'
import { CodesField, CustomersField, PeopleField, PoolsField, SegmentsField, TagsField } from './ListFields.tsx'
import { useFilterFields, type FilterField } from './use-filter-fields.ts'
import styles from './filter.module.css'

export interface ValueFieldProps {
  leaf: Leaf
  field: FilterField
  relation: string | null
  onChange: (value: ConditionValue) => void
}

const listOf = (value: ConditionValue | undefined) =>
  Array.isArray(value)
    ? value.map(String)
    : value === undefined || value === null || value === ''
      ? []
      : [String(value)]

/** The value of a question, by the type of its field and its operator. */
export function ValueField({ leaf, field, relation, onChange }: ValueFieldProps) {
  const { t } = useTranslation('filter')
  const { choiceName } = useFilterFields()
  const { op, value } = leaf
  const { type, choices } = field.definition
  if (op === 'isEmpty' || op === 'isNotEmpty') return null
  if (op === 'withinLastDays' || op === 'olderThanDays' || op === 'withinNextDays') {
    return (
      <>
        <input
          type="number"
          min={0}
          max={36500}
          className={`${styles['input']} ${styles['short']}`}
          aria-label={t('filter:days')}
          value={typeof value === 'number' ? value : ''}
          onChange={(event) => onChange(event.target.value === '' ? '' : Math.trunc(Number(event.target.value)))}
        />
        <span className="text-2">{t('filter:days')}</span>
      </>
    )
  }
  const isList = op === 'in' || op === 'notIn' || op === 'under' || op === 'containsAll'
  const set = (list: string[]) => onChange(isList ? list : (list[list.length - 1] ?? ''))
  if (type === 'region' || type === 'industry') {
    return <CodesField type={type} label={field.label} chosen={listOf(value)} onChange={onChange} />
  }
  if (type === 'reference') {
    const props = { label: field.label, chosen: listOf(value), onChange: set }
    if (field.of === 'customer') return <CustomersField {...props} />
    return leaf.field === 'holderPoolId' ? <PoolsField {...props} /> : <PeopleField {...props} />
  }
  if (type === 'customers') {
    return <CustomersField label={field.label} chosen={listOf(value)} onChange={onChange} />
  }
  if (type === 'references' || type === 'segment') {
    const props = { label: field.label, chosen: listOf(value), onChange }
    return type === 'segment' ? <SegmentsField {...props} /> : <TagsField {...props} />
  }
  if (type === 'flag') {
    return (
      <Select
        label={field.label}
        value={String(value)}
        options={['true', 'false'].map((one) => ({ value: one, label: t(`filter:flag.${one}`) }))}
        onChange={(next) => onChange(next === 'true')}
      />
    )
  }
  if ((type === 'choice' || type === 'choices') && isList) {
    const chosen = listOf(value)
    return (
      <div className={styles['choices']} role="group" aria-label={field.label}>
        {choices?.map((choice) => (
          <Checkbox
            key={choice}
            checked={chosen.includes(choice)}
            onChange={() =>
              onChange(chosen.includes(choice) ? chosen.filter((one) => one !== choice) : [...chosen, choice])
            }
          >
            {choiceName(relation, leaf.field, choice)}
          </Checkbox>
        ))}
      </div>
    )
  }
  if (type === 'choice') {
    return (
      <Select
        label={field.label}
        value={String(value ?? '')}
        options={(choices ?? []).map((one) => ({ value: one, label: choiceName(relation, leaf.field, one) }))}
        onChange={onChange}
      />
    )
  }
  if (op === 'between') {
    const [low = '', high = ''] = Array.isArray(value) ? value : []
    return (
      <>
        <Plain
          type={type}
          label={t('filter:from')}
          value={low}
          onChange={(next) => onChange([next, high] as string[])}
        />
        <span className="text-2">{t('filter:to')}</span>
        <Plain type={type} label={t('filter:to')} value={high} onChange={(next) => onChange([low, next] as string[])} />
      </>
    )
  }
  if (isList) {
    return (
      <input
        className={styles['input']}
        aria-label={field.label}
        placeholder={t('filter:severalTexts')}
        defaultValue={listOf(value).join('; ')}
        onChange={(event) =>
          onChange(
            event.target.value
              .split(/[;\uff1b\n]/)
              .map((one) => one.trim())
              .filter(Boolean),
          )
        }
      />
    )
  }
  return <Plain type={type} label={field.label} value={value as string | number} onChange={onChange} />
}

interface PlainProps {
  type: FilterField['definition']['type']
  label: string
  value: string | number
  onChange: (value: string | number) => void
}

function Plain({ type, label, value, onChange }: PlainProps) {
  const isDay = type === 'day' || type === 'instant'
  const kind = isDay ? 'date' : type === 'number' ? 'number' : 'text'
  return (
    <input
      type={kind}
      step={type === 'number' ? 'any' : undefined}
      inputMode={type === 'money' ? 'decimal' : undefined}
      className={styles['input']}
      aria-label={label}
      maxLength={type === 'text' ? 500 : undefined}
      value={value ?? ''}
      onChange={({ target }) => {
        if (type === 'number') onChange(target.value === '' ? '' : Number(target.value))
        else onChange(type === 'money' ? target.value.replaceAll(/[,\uff0c\s]/g, '') : target.value)
      }}
    />
  )
}

interface SelectProps {
  label: string
  value: string
  options: readonly { value: string; label: string }[]
  onChange: (value: string) => void
}

function Select({ label, value, options, onChange }: SelectProps) {
  return (
    <select
      className={styles['select']}
      aria-label={label}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    >
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  )
}
