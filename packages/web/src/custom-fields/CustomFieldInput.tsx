import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { CustomField } from '@zhike/core/custom-fields/schema'
import { PersonChooser } from '../ownership/PersonChooser.tsx'
import { personNamesQuery } from '../ownership/person-options.ts'
import { CodeField } from '../reference/CodeField.tsx'
import { useRegions } from '../reference/use-reference.ts'
import { Checkbox } from '../ui/controls/Checkbox.tsx'
import { SelectField } from '../ui/controls/SelectField.tsx'
import { TextAreaField } from '../ui/controls/TextAreaField.tsx'
import { TextField } from '../ui/controls/TextField.tsx'
import { CustomerChooser } from './CustomerChooser.tsx'
import { FileInput } from './FileInput.tsx'
import { PickedField } from './PickedField.tsx'
import styles from './custom-fields.module.css'

interface CustomFieldInputProps {
  field: CustomField
  /** As value-draft.ts makes it. */
  value: string
  onChange: (value: string) => void
  error: string | undefined
  names: Readonly<Record<string, string>> | undefined
}

const inputModes = {
  number: 'decimal',
  percent: 'decimal',
  money: 'decimal',
  phone: 'tel',
  email: 'email',
  url: 'url',
} as const
const inputTypes = { date: 'date', dateTime: 'datetime-local' } as const

/** The control for a field of the company's own in a form. */
export function CustomFieldInput({ field, value, onChange, error, names }: CustomFieldInputProps) {
  const { t } = useTranslation('custom-fields')
  const regions = useRegions()
  const { type, label } = field
  const shared = { label, error, hint: field.help ?? undefined, optional: !field.isRequired }
  const offered = field.options.filter((option) => !option.isRetired || value.split(',').includes(option.key))
  switch (type) {
    case 'longText':
      return (
        <TextAreaField
          {...shared}
          rows={3}
          maxLength={10_000}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )
    case 'flag':
      return (
        <SelectField
          {...shared}
          value={value}
          options={[
            { value: '', label: t('custom-fields:notSet') },
            { value: 'true', label: t('custom-fields:yes') },
            { value: 'false', label: t('custom-fields:no') },
          ]}
          onChange={(event) => onChange(event.target.value)}
        />
      )
    case 'choice':
      return (
        <SelectField
          {...shared}
          value={value}
          options={[
            { value: '', label: t('custom-fields:notSet') },
            ...offered.map((option) => ({ value: option.key, label: option.label })),
          ]}
          onChange={(event) => onChange(event.target.value)}
        />
      )
    case 'choices':
      return <ChoicesInput {...shared} options={offered} value={value} onChange={onChange} />
    case 'region':
      return (
        <CodeField
          label={label}
          tree={regions}
          value={value}
          error={error}
          optional={!field.isRequired}
          onChange={onChange}
        />
      )
    case 'person':
      return <PersonInput {...shared} value={value} names={names} onChange={onChange} />
    case 'customer':
      return (
        <PickedField {...shared} shown={value ? names?.[value] : undefined} value={value} onClear={() => onChange('')}>
          {(pick) => (
            <CustomerChooser label={label} onPick={(customer) => pick(customer.name, () => onChange(customer.id))} />
          )}
        </PickedField>
      )
    case 'file':
      return (
        <FileInput
          {...shared}
          fieldId={field.id}
          value={value}
          name={value ? names?.[value] : undefined}
          onChange={onChange}
        />
      )
    default:
      return (
        <TextField
          {...shared}
          value={value}
          maxLength={type === 'url' ? 2000 : 500}
          {...(type in inputModes ? { inputMode: inputModes[type as keyof typeof inputModes] } : {})}
          {...(type in inputTypes ? { type: inputTypes[type as keyof typeof inputTypes] } : {})}
          {...(type === 'percent' ? { label: `${label} %` } : {})}
          onChange={(event) => onChange(event.target.value)}
        />
      )
  }
}

interface ChoicesInputProps {
  label: string
  hint: string | undefined
  error: string | undefined
  options: readonly { key: string; label: string }[]
  value: string
  onChange: (value: string) => void
}

function ChoicesInput({ label, hint, error, options, value, onChange }: ChoicesInputProps) {
  const chosen = new Set(value.split(',').filter(Boolean))
  const toggle = (key: string) => {
    const next = new Set(chosen)
    if (!next.delete(key)) next.add(key)
    onChange(options.flatMap((option) => (next.has(option.key) ? [option.key] : [])).join(','))
  }
  return (
    <fieldset className={styles['choices']}>
      <legend>{label}</legend>
      <div className={styles['ticks']}>
        {options.map((option) => (
          <Checkbox key={option.key} checked={chosen.has(option.key)} onChange={() => toggle(option.key)}>
            {option.label}
          </Checkbox>
        ))}
      </div>
      {(error ?? hint) && (
        <p className={error ? styles['error'] : 'meta'} role={error ? 'alert' : undefined}>
          {error ?? hint}
        </p>
      )}
    </fieldset>
  )
}

interface PersonInputProps {
  label: string
  hint: string | undefined
  error: string | undefined
  optional: boolean
  value: string
  names: Readonly<Record<string, string>> | undefined
  onChange: (value: string) => void
}

function PersonInput({ value, names, onChange, ...shared }: PersonInputProps) {
  const people = useQuery(personNamesQuery(value))
  const shown = value ? (names?.[value] ?? people.data?.find((one) => one.id === value)?.name) : undefined
  return (
    <PickedField {...shared} shown={shown} value={value} onClear={() => onChange('')}>
      {(pick) => (
        <PersonChooser
          label={shared.label}
          chosen={value ? [value] : []}
          onPick={(person) => pick(person.name, () => onChange(person.id))}
        />
      )}
    </PickedField>
  )
}
