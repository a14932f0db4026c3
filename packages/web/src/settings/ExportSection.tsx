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

const key = 'export.most-rows'

/** How many customers may leave at once. */
export function ExportSection() {
  const { t } = useTranslation('settings')
  const { data } = useQuery(settingsQuery)
  const entry = data?.items.find((one) => one.key === key)
  const value = settings[key].schema.safeParse(entry?.value)
  return (
    <FormSection title={t('settings:exports.title')} text={t('settings:exports.text')}>
      {value.success ? <LimitForm key={entry?.updatedAt ?? 'default'} limit={value.data} /> : <LoadingState />}
    </FormSection>
  )
}

function LimitForm({ limit }: { limit: number }) {
  const { t } = useTranslation('settings')
  const [text, setText] = useState(String(limit))
  const [problem, setProblem] = useState<string>()
  const save = useSaveSetting(key)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const value = settings[key].schema.safeParse(/^\d{1,7}$/.test(text.trim()) ? Number(text) : undefined)
    if (!value.success) return setProblem(t('settings:exports.wrong'))
    try {
      await save.mutateAsync(value.data)
      setProblem(undefined)
      showToast({ text: t('settings:saved') })
    } catch (error) {
      setProblem(problemMessage(error))
    }
  }
  return (
    <form className={styles['form']} onSubmit={(event) => void submit(event)}>
      <TextField
        label={t('settings:exports.most')}
        inputMode="numeric"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {problem && <InlineProblem>{problem}</InlineProblem>}
      <Button type="submit" loading={save.isPending}>
        {t('settings:save')}
      </Button>
    </form>
  )
}
