import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { retention, type Retention } from '@zhike/core/privacy/settings'
import { Button } from '../ui/controls/Button.tsx'
import { TextField } from '../ui/controls/TextField.tsx'
import { FormSection } from '../ui/layout/FormSection.tsx'
import { InlineProblem } from '../ui/state/InlineProblem.tsx'
import { LoadingState } from '../ui/state/Skeleton.tsx'
import { numberOrNull } from './number-or-null.ts'
import { useSettingForm } from './use-setting-form.ts'
import styles from './privacy.module.css'

/** How long what identifies people is kept without need. */
export function RetentionSection() {
  const { t } = useTranslation('privacy')
  const form = useSettingForm('privacy.retention')
  return (
    <FormSection title={t('privacy:retention.title')} text={t('privacy:retention.text')}>
      {form.value ? (
        <RetentionForm key={form.stamp} value={form.value} save={form.save} isSaving={form.isSaving} />
      ) : (
        <LoadingState lines={2} />
      )}
    </FormSection>
  )
}

interface RetentionFormProps {
  value: Retention
  save: (value: Retention) => Promise<string | undefined>
  isSaving: boolean
}

function RetentionForm({ value, save, isSaving }: RetentionFormProps) {
  const { t } = useTranslation('privacy')
  const [draft, setDraft] = useState({
    importDays: String(value.importDays),
    inactiveMonths: value.inactiveMonths === null ? '' : String(value.inactiveMonths),
  })
  const [problem, setProblem] = useState<string>()
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const parsed = retention.safeParse({
      importDays: numberOrNull(draft.importDays),
      inactiveMonths: numberOrNull(draft.inactiveMonths),
    })
    setProblem(parsed.success ? await save(parsed.data) : t('privacy:retention.wrong'))
  }
  return (
    <form className={styles['form']} onSubmit={(event) => void submit(event)}>
      <div className={styles['pair']}>
        <TextField
          label={t('privacy:retention.importDays')}
          inputMode="numeric"
          value={draft.importDays}
          onChange={(event) => setDraft({ ...draft, importDays: event.target.value })}
        />
        <TextField
          label={t('privacy:retention.inactiveMonths')}
          hint={t('privacy:retention.inactiveHint')}
          optional
          inputMode="numeric"
          value={draft.inactiveMonths}
          onChange={(event) => setDraft({ ...draft, inactiveMonths: event.target.value })}
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
