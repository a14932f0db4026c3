import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Locale } from '@zhike/core/kernel/problem'
import { ApiProblem, problemMessage } from '../app/api-problem.ts'
import { languageNames } from '../app/i18n/language-names.ts'
import { setLanguage, useLanguage } from '../app/i18n/translation.ts'
import { Button } from '../ui/controls/Button.tsx'
import { SelectField } from '../ui/controls/SelectField.tsx'
import { TextField } from '../ui/controls/TextField.tsx'
import { InlineProblem } from '../ui/state/InlineProblem.tsx'
import { timeZoneOptions } from '../ui/format/time-zones.ts'
import { currencyOptions } from './time-zones.ts'
import styles from './first-run.module.css'

export interface CompanyDraft {
  code: string
  name: string
  locale: Locale
  timeZone: string
  currency: string
}

interface CompanyFormProps {
  draft: CompanyDraft
  onChange: (draft: CompanyDraft) => void
  problem: unknown
  onNext: () => void
}

export function CompanyForm({ draft, onChange, problem, onNext }: CompanyFormProps) {
  const { t } = useTranslation('first-run')
  const language = useLanguage()
  const [isTried, setTried] = useState(false)
  const set = (part: Partial<CompanyDraft>) => onChange({ ...draft, ...part })
  const missing = {
    code: isTried && !draft.code.trim() ? t('first-run:company.codeMissing') : undefined,
    name: isTried && !draft.name.trim() ? t('first-run:company.nameMissing') : undefined,
  }
  const codeProblem = problem instanceof ApiProblem && problem.code.startsWith('setup.') ? problem.message : undefined

  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (draft.code.trim() && draft.name.trim()) onNext()
  }
  return (
    <form className={styles['form']} onSubmit={submit} noValidate>
      <h1>{t('first-run:company.title')}</h1>
      <p className="text-2">{t('first-run:company.text')}</p>
      <div className={styles['fields']}>
        <TextField
          size="large"
          label={t('first-run:company.code')}
          hint={t('first-run:company.codeHint')}
          error={missing.code ?? codeProblem}
          autoComplete="one-time-code"
          autoCapitalize="characters"
          spellCheck={false}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the first thing to do on this page
          autoFocus
          value={draft.code}
          onChange={(event) => set({ code: event.target.value })}
        />
        <TextField
          size="large"
          label={t('first-run:company.name')}
          hint={t('first-run:company.nameHint')}
          error={missing.name}
          autoComplete="organization"
          maxLength={200}
          value={draft.name}
          onChange={(event) => set({ name: event.target.value })}
        />
        <div className={styles['three']}>
          <SelectField
            size="large"
            label={t('first-run:company.language')}
            value={draft.locale}
            options={Object.entries(languageNames).map(([value, label]) => ({ value, label }))}
            onChange={(event) => {
              const locale: Locale = event.target.value === 'en' ? 'en' : 'zh-CN'
              set({ locale })
              void setLanguage(locale)
            }}
          />
          <SelectField
            size="large"
            label={t('first-run:company.timeZone')}
            value={draft.timeZone}
            options={timeZoneOptions(draft.timeZone)}
            onChange={(event) => set({ timeZone: event.target.value })}
          />
          <SelectField
            size="large"
            label={t('first-run:company.currency')}
            value={draft.currency}
            options={currencyOptions(language)}
            onChange={(event) => set({ currency: event.target.value })}
          />
        </div>
      </div>
      {problem !== null && problem !== undefined && !codeProblem && (
        <InlineProblem>{problemMessage(problem)}</InlineProblem>
      )}
      <div className={styles['buttons']}>
        <Button type="submit" tone="primary" size="large">
          {t('first-run:company.next')}
        </Button>
      </div>
    </form>
  )
}
