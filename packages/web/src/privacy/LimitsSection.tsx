import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { contactViewLimits, type ContactViewLimits } from '@zhike/core/privacy/settings'
import { Button } from '../ui/controls/Button.tsx'
import { TextField } from '../ui/controls/TextField.tsx'
import { FormSection } from '../ui/layout/FormSection.tsx'
import { InlineProblem } from '../ui/state/InlineProblem.tsx'
import { LoadingState } from '../ui/state/Skeleton.tsx'
import { numberOrNull } from './number-or-null.ts'
import { useSettingForm } from './use-setting-form.ts'
import styles from './privacy.module.css'

/** Of how many customers a person may see unmasked contact data in a day. */
export function LimitsSection() {
  const { t } = useTranslation('privacy')
  const form = useSettingForm('privacy.contact-views')
  return (
    <FormSection title={t('privacy:limits.title')} text={t('privacy:limits.text')}>
      {form.value ? (
        <LimitsForm key={form.stamp} value={form.value} save={form.save} isSaving={form.isSaving} />
      ) : (
        <LoadingState lines={2} />
      )}
    </FormSection>
  )
}

interface LimitsFormProps {
  value: ContactViewLimits
  save: (value: ContactViewLimits) => Promise<string | undefined>
  isSaving: boolean
}

function LimitsForm({ value, save, isSaving }: LimitsFormProps) {
  const { t } = useTranslation('privacy')
  const [draft, setDraft] = useState({ alert: String(value.alert ?? ''), limit: String(value.limit ?? '') })
  const [problem, setProblem] = useState<string>()
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const parsed = contactViewLimits.safeParse({ alert: numberOrNull(draft.alert), limit: numberOrNull(draft.limit) })
    setProblem(parsed.success ? await save(parsed.data) : t('privacy:limits.wrong'))
  }
  return (
    <form className={styles['form']} onSubmit={(event) => void submit(event)}>
      <div className={styles['pair']}>
        <TextField
          label={t('privacy:limits.alert')}
          optional
          inputMode="numeric"
          value={draft.alert}
          onChange={(event) => setDraft({ ...draft, alert: event.target.value })}
        />
        <TextField
          label={t('privacy:limits.limit')}
          hint={t('privacy:limits.limitHint')}
          optional
          inputMode="numeric"
          value={draft.limit}
          onChange={(event) => setDraft({ ...draft, limit: event.target.value })}
        />
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
