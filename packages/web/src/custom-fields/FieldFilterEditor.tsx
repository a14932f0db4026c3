import { useTranslation } from 'react-i18next'
import { useState } from 'react'
import type { CustomField } from '@zhike/core/custom-fields/schema'
import { PersonChooser } from '../ownership/PersonChooser.tsx'
import { CodeTreePicker } from '../reference/CodeTreePicker.tsx'
import { toggleCode } from '../reference/toggle-code.ts'
import { useRegions } from '../reference/use-reference.ts'
import { Button } from '../ui/controls/Button.tsx'
import { Checkbox } from '../ui/controls/Checkbox.tsx'
import { TextField } from '../ui/controls/TextField.tsx'
import { LoadingState } from '../ui/state/Skeleton.tsx'
import { editorOf, rangeFilter, rangeOf, type FieldFilter } from './field-filter.ts'
import { valueOfDraft } from './value-draft.ts'
import styles from './custom-fields.module.css'

interface FieldFilterEditorProps {
  field: CustomField
  filter: FieldFilter | undefined
  onChange: (filter: FieldFilter | undefined) => void
  onDone: () => void
}

/** The way to set one condition on a field of the company's own. */
export function FieldFilterEditor({ field, filter, onChange, onDone }: FieldFilterEditorProps) {
  const { t } = useTranslation('custom-fields')
  const set = (next: FieldFilter | undefined) => {
    onChange(next)
    onDone()
  }
  return (
    <div className={styles['form']}>
      <ValueEditor field={field} filter={filter} onChange={onChange} onDone={onDone} />
      <div className={styles['presence']}>
        {(['isNotEmpty', 'isEmpty'] as const).map((op) => (
          <Button key={op} size="small" aria-pressed={filter?.op === op} onClick={() => set({ key: field.key, op })}>
            {t(op === 'isEmpty' ? 'custom-fields:filter.none' : 'custom-fields:filter.any')}
          </Button>
        ))}
      </div>
    </div>
  )
}

function ValueEditor({ field, filter, onChange, onDone }: FieldFilterEditorProps) {
  const { t } = useTranslation('custom-fields')
  const regions = useRegions()
  const { key, label } = field
  const chosen = Array.isArray(filter?.value) ? filter.value.map(String) : []
  const choose = (op: 'in' | 'under', value: string[]) => onChange(value.length > 0 ? { key, op, value } : undefined)
  const toggle = (one: string) => (chosen.includes(one) ? chosen.filter((other) => other !== one) : [...chosen, one])
  switch (editorOf(field.type)) {
    case 'text':
      return <TextFilter field={field} filter={filter} onChange={onChange} onDone={onDone} />
    case 'range':
    case 'days':
      return <RangeFilter field={field} filter={filter} onChange={onChange} onDone={onDone} />
    case 'options':
      return (
        <fieldset className={styles['choices']}>
          <legend>{label}</legend>
          {field.options.map((option) => (
            <div key={option.key}>
              <Checkbox checked={chosen.includes(option.key)} onChange={() => choose('in', toggle(option.key))}>
                {option.label}
              </Checkbox>
            </div>
          ))}
        </fieldset>
      )
    case 'flag':
      return (
        <div className={styles['presence']}>
          {[true, false].map((value) => (
            <Button
              key={String(value)}
              aria-pressed={filter?.op === 'eq' && filter.value === value}
              onClick={() => {
                onChange({ key, op: 'eq', value })
                onDone()
              }}
            >
              {t(value ? 'custom-fields:yes' : 'custom-fields:no')}
            </Button>
          ))}
        </div>
      )
    case 'region':
      if (!regions) return <LoadingState />
      return (
        <CodeTreePicker
          label={label}
          tree={regions}
          chosen={chosen}
          multiple
          onPick={(code) => choose('under', toggleCode(regions, chosen, code))}
        />
      )
    case 'person':
      return <PersonChooser label={label} chosen={chosen} onPick={(person) => choose('in', toggle(person.id))} />
    case 'presence':
      return null
  }
}

function TextFilter({ field, filter, onChange, onDone }: FieldFilterEditorProps) {
  const { t } = useTranslation('custom-fields')
  const [draft, setDraft] = useState(filter?.op === 'contains' ? String(filter.value) : '')
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault()
        onChange(draft.trim() ? { key: field.key, op: 'contains', value: draft.trim() } : undefined)
        onDone()
      }}
    >
      <TextField
        label={t('custom-fields:filter.contains', { name: field.label })}
        value={draft}
        maxLength={100}
        onChange={(event) => setDraft(event.target.value)}
      />
      <Button type="submit">{t('custom-fields:filter.apply')}</Button>
    </form>
  )
}

function RangeFilter({ field, filter, onChange, onDone }: FieldFilterEditorProps) {
  const { t } = useTranslation('custom-fields')
  const [range, setRange] = useState(rangeOf(filter))
  const isDay = editorOf(field.type) === 'days'
  const read = (text: string) => {
    if (isDay || text.trim() === '') return text.trim() || null
    const value = valueOfDraft(field, text, 'UTC')
    return typeof value === 'number' || field.type === 'money' ? (value as string | number) : null
  }
  const [from, to] = range
  const input = (label: string, value: string, set: (text: string) => void) => (
    <TextField
      label={label}
      value={value}
      {...(isDay ? { type: 'date' } : { inputMode: 'decimal' as const })}
      onChange={(event) => set(event.target.value)}
    />
  )
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault()
        onChange(rangeFilter(field.key, read(from), read(to)) ?? undefined)
        onDone()
      }}
    >
      <div className={styles['pair']}>
        {input(t('custom-fields:filter.from'), from, (text) => setRange([text, to]))}
        {input(t('custom-fields:filter.to'), to, (text) => setRange([from, text]))}
      </div>
      <Button type="submit">{t('custom-fields:filter.apply')}</Button>
    </form>
  )
}
