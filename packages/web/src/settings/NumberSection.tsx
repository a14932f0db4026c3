import { useQuery } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { settings } from '@zhike/core/settings/settings'
import { problemMessage } from '../app/api-problem.ts'
import { Button } from '../ui/controls/Button.tsx'
import { TextField } from '../ui/controls/TextField.tsx'
import { FormSection } from '../ui/layout/FormSection.tsx'
import { InlineProblem } from '../ui/state/InlineProblem.tsx'
import { LoadingState } from '../ui/state/Skeleton.tsx'
import { showToast } from '../ui/toast/toast.ts'
import { settingsQuery, useSaveSetting } from './api.ts'
import styles from './settings.module.css'

interface NumberSectionProps {
  setting:
    | 'password.min-length'
    | 'export.most-rows'
    | 'export.most-rows-a-day'
    | 'export.background-rows'
    | 'export.keep-hours'
    | 'files.most-megabytes'
    | 'today.special-days'
  title: string
  text: string
  label: string
  /** What to say when the number cannot be. */
  wrong: string
}

/** A setting of one whole number, as a section with its own button; one that may be left out is then empty. */
export function NumberSection({ title, text, ...rest }: NumberSectionProps) {
  const { data } = useQuery(settingsQuery)
  const entry = data?.items.find((one) => one.key === rest.setting)
  const value = settings[rest.setting].schema.safeParse(entry?.value)
  return (
    <FormSection title={title} text={text}>
      {value.success ? (
        <NumberForm key={entry?.updatedAt ?? 'default'} {...rest} value={value.data} />
      ) : (
        <LoadingState />
      )}
    </FormSection>
  )
}

function NumberForm({
  setting,
  label,
  wrong,
  value,
}: Omit<NumberSectionProps, 'title' | 'text'> & { value: number | null }) {
  const { t } = useTranslation('settings')
  const [text, setText] = useState(value === null ? '' : String(value))
  const [problem, setProblem] = useState<string>()
  const save = useSaveSetting(setting)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const typed = settings[setting].schema.safeParse(numberOf(text))
    if (!typed.success) return setProblem(wrong)
    try {
      await save.mutateAsync(typed.data)
      setProblem(undefined)
      showToast({ text: t('settings:saved') })
    } catch (error) {
      setProblem(problemMessage(error))
    }
  }
  return (
    <form className={styles['form']} onSubmit={(event) => void submit(event)}>
      <TextField label={label} inputMode="numeric" value={text} onChange={(event) => setText(event.target.value)} />
      {problem && <InlineProblem>{problem}</InlineProblem>}
      <Button type="submit" loading={save.isPending}>
        {t('settings:save')}
      </Button>
    </form>
  )
}

/** Empty: no number; whether that is one of the answers, the setting knows. */
function numberOf(text: string): number | null | undefined {
  if (text.trim() === '') return null
  return /^\d{1,9}$/.test(text.trim()) ? Number(text) : undefined
}
