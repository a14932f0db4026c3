import { useQuery } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { settings, type SettingValue } from '@zhike/core/settings/settings'
import { problemMessage } from '../app/api-problem.ts'
import { Button } from '../ui/controls/Button.tsx'
import { TextField } from '../ui/controls/TextField.tsx'
import { FormSection } from '../ui/layout/FormSection.tsx'
import { InlineProblem } from '../ui/state/InlineProblem.tsx'
import { LoadingState } from '../ui/state/Skeleton.tsx'
import { showToast } from '../ui/toast/toast.ts'
import { settingsQuery, useSaveSetting } from './api.ts'
import { daysForm, daysValue } from './untouched-form.ts'
import styles from './settings.module.css'

const key = 'today.untouched-days'
type Days = SettingValue<typeof key>

export function UntouchedSection() {
  const { t } = useTranslation('settings')
  const { data } = useQuery(settingsQuery)
  const entry = data?.items.find((one) => one.key === key)
  const value = settings[key].schema.safeParse(entry?.value)
  return (
    <FormSection title={t('settings:untouched.title')} text={t('settings:untouched.text')}>
      {value.success ? <DaysForm key={entry?.updatedAt ?? 'default'} days={value.data} /> : <LoadingState />}
    </FormSection>
  )
}

function DaysForm({ days }: { days: Days }) {
  const { t } = useTranslation('settings')
  const [form, setForm] = useState(() => daysForm(days))
  const [problem, setProblem] = useState<string>()
  const save = useSaveSetting(key)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const value = daysValue(form)
    if (!value) return setProblem(t('settings:number'))
    try {
      await save.mutateAsync(value)
      setProblem(undefined)
      showToast({ text: t('settings:saved') })
    } catch (error) {
      setProblem(problemMessage(error))
    }
  }
  return (
    <form className={styles['form']} onSubmit={(event) => void submit(event)}>
      <div className={styles['trio']}>
        {(['A', 'B', 'C'] as const).map((tier) => (
          <TextField
            key={tier}
            label={t('settings:untouched.tier', { tier })}
            inputMode="numeric"
            value={form[tier]}
            onChange={(event) => setForm({ ...form, [tier]: event.target.value })}
          />
        ))}
      </div>
      <TextField
        label={t('settings:untouched.none')}
        hint={t('settings:untouched.noneHint')}
        optional
        inputMode="numeric"
        value={form.none}
        onChange={(event) => setForm({ ...form, none: event.target.value })}
      />
      {problem && <InlineProblem>{problem}</InlineProblem>}
      <Button type="submit" loading={save.isPending}>
        {t('settings:save')}
      </Button>
    </form>
  )
}
