import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { problemMessage } from '../app/api-problem.ts'
import { useSession } from '../app/session/use-session.ts'
import { Button } from '../ui/controls/Button.tsx'
import { SelectField } from '../ui/controls/SelectField.tsx'
import { TextField } from '../ui/controls/TextField.tsx'
import { FormSection } from '../ui/layout/FormSection.tsx'
import { InlineProblem } from '../ui/state/InlineProblem.tsx'
import { showToast } from '../ui/toast/toast.ts'
import { useSaveCompany } from './api.ts'
import styles from './settings.module.css'

export function CompanySection() {
  const { t } = useTranslation('settings')
  const { company } = useSession()
  const [form, setForm] = useState({
    name: company.name,
    locale: company.locale,
    timeZone: company.timeZone,
    currency: company.currency,
  })
  const [problem, setProblem] = useState<string>()
  const save = useSaveCompany()
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    try {
      await save.mutateAsync(form)
      setProblem(undefined)
      showToast({ text: t('settings:saved') })
    } catch (error) {
      setProblem(problemMessage(error))
    }
  }
  return (
    <FormSection title={t('settings:company.title')} text={t('settings:company.text')}>
      <form className={styles['form']} onSubmit={(event) => void submit(event)}>
        <TextField
          label={t('settings:company.name')}
          required
          maxLength={200}
          value={form.name}
          onChange={(event) => setForm({ ...form, name: event.target.value })}
        />
        <div className={styles['trio']}>
          <SelectField
            label={t('settings:company.locale')}
            value={form.locale}
            onChange={(event) => setForm({ ...form, locale: event.target.value === 'en' ? 'en' : 'zh-CN' })}
            options={[
              { value: 'zh-CN', label: t('settings:company.chinese') },
              { value: 'en', label: t('settings:company.english') },
            ]}
          />
          <SelectField
            label={t('settings:company.timeZone')}
            value={form.timeZone}
            onChange={(event) => setForm({ ...form, timeZone: event.target.value })}
            options={timeZones(form.timeZone).map((zone) => ({ value: zone, label: zone }))}
          />
          <TextField
            label={t('settings:company.currency')}
            required
            maxLength={3}
            pattern="[A-Z]{3}"
            value={form.currency}
            onChange={(event) => setForm({ ...form, currency: event.target.value.toUpperCase() })}
          />
        </div>
        {problem && <InlineProblem>{problem}</InlineProblem>}
        <Button type="submit" tone="primary" loading={save.isPending}>
          {t('settings:save')}
        </Button>
      </form>
    </FormSection>
  )
}

/** All zones the browser knows, and the company's own should it be none of them. */
function timeZones(own: string): string[] {
  const known = Intl.supportedValuesOf('timeZone')
  return known.includes(own) ? known : [own, ...known]
}
