import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { settings, type SettingValue } from '@zhike/core/settings/settings'
import { Button } from '../ui/controls/Button.tsx'
import { TextField } from '../ui/controls/TextField.tsx'
import { FormSection } from '../ui/layout/FormSection.tsx'
import { InlineProblem } from '../ui/state/InlineProblem.tsx'
import { LoadingState } from '../ui/state/Skeleton.tsx'
import { numberOrNull } from './number-or-null.ts'
import { useSettingForm } from './use-setting-form.ts'
import styles from './privacy.module.css'

/** Settings of whole numbers, some of which may be left empty. */
type NumbersKey = 'privacy.contact-views' | 'privacy.retention'

interface NumberField<Key extends NumbersKey> {
  name: keyof SettingValue<Key> & string
  label: string
  hint?: string
  optional?: boolean
}

interface NumbersSectionProps<Key extends NumbersKey> {
  setting: Key
  title: string
  text: string
  /** What to say when the numbers cannot be. */
  wrong: string
  fields: readonly NumberField<Key>[]
}

/** A setting of a few numbers as a section with its own button. */
export function NumbersSection<Key extends NumbersKey>({ title, text, ...rest }: NumbersSectionProps<Key>) {
  const form = useSettingForm(rest.setting)
  return (
    <FormSection title={title} text={text}>
      {form.value ? (
        <NumbersForm key={form.stamp} {...rest} value={form.value} save={form.save} isSaving={form.isSaving} />
      ) : (
        <LoadingState lines={2} />
      )}
    </FormSection>
  )
}

interface NumbersFormProps<Key extends NumbersKey> extends Omit<NumbersSectionProps<Key>, 'title' | 'text'> {
  value: SettingValue<Key>
  save: (value: SettingValue<Key>) => Promise<string | undefined>
  isSaving: boolean
}

function NumbersForm<Key extends NumbersKey>({ setting, fields, wrong, value, save, isSaving }: NumbersFormProps<Key>) {
  const { t } = useTranslation('privacy')
  const [draft, setDraft] = useState<Record<string, string>>(() =>
    Object.fromEntries(fields.map(({ name }) => [name, String(value[name] ?? '')])),
  )
  const [problem, setProblem] = useState<string>()
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const typed = Object.fromEntries(Object.entries(draft).map(([name, one]) => [name, numberOrNull(one)]))
    const parsed = settings[setting].schema.safeParse(typed)
    setProblem(parsed.success ? await save(parsed.data as SettingValue<Key>) : wrong)
  }
  return (
    <form className={styles['form']} onSubmit={(event) => void submit(event)}>
      <div className={styles['pair']}>
        {fields.map(({ name, label, hint, optional = false }) => (
          <TextField
            key={name}
            label={label}
            hint={hint}
            optional={optional}
            inputMode="numeric"
            value={draft[name] ?? ''}
            onChange={(event) => setDraft({ ...draft, [name]: event.target.value })}
          />
        ))}
      </div>
      {problem && <InlineProblem>{problem}</InlineProblem>}
      <div className={styles['buttons']}>
        <Button type="submit" loading={isSaving}>
          {t('privacy:save')}
        </Button>
      </div>
    </form>
  )
}
