import { useTranslation } from 'react-i18next'
import { SelectField } from '../ui/controls/SelectField.tsx'
import { TextField } from '../ui/controls/TextField.tsx'
import type { FieldDraft } from './field-draft.ts'

const typed: ReadonlySet<string> = new Set(['text', 'number', 'money', 'percent', 'date', 'url'])

interface FieldFallbackProps {
  draft: FieldDraft
  label: string
  onChange: (value: string) => void
}

/** What new records get, for the types where one value is right for many. */
export function FieldFallback({ draft, label, onChange }: FieldFallbackProps) {
  const { t } = useTranslation('custom-fields')
  if (draft.isUnique) return null
  if (draft.type === 'flag') {
    return (
      <SelectField
        label={label}
        value={draft.fallback}
        options={[
          { value: '', label: t('custom-fields:notSet') },
          { value: 'true', label: t('custom-fields:yes') },
          { value: 'false', label: t('custom-fields:no') },
        ]}
        onChange={(event) => onChange(event.target.value)}
      />
    )
  }
  if (!typed.has(draft.type)) return null
  return (
    <TextField
      label={label}
      optional
      maxLength={500}
      {...(draft.type === 'date' ? { type: 'date' } : {})}
      value={draft.fallback}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}
