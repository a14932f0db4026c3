import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { usualPasswordLength } from '@zhike/core/people/password-length'
import { ApiProblem, problemMessage } from '../app/api-problem.ts'
import { Button } from '../ui/controls/Button.tsx'
import { PasswordField } from '../ui/controls/PasswordField.tsx'
import { TextField } from '../ui/controls/TextField.tsx'
import { InlineProblem } from '../ui/state/InlineProblem.tsx'
import { checkAdministrator, type AdministratorDraft } from './check-administrator.ts'
import styles from './first-run.module.css'

interface AdministratorFormProps {
  draft: AdministratorDraft
  onChange: (draft: AdministratorDraft) => void
  problem: unknown
  isBusy: boolean
  onBack: () => void
  onSubmit: () => void
}

export function AdministratorForm({ draft, onChange, problem, isBusy, onBack, onSubmit }: AdministratorFormProps) {
  const { t } = useTranslation('first-run')
  const [isTried, setTried] = useState(false)
  const set = (part: Partial<AdministratorDraft>) => onChange({ ...draft, ...part })
  const faults = checkAdministrator(draft)
  const refused = problem instanceof ApiProblem ? problem.fieldMessages : {}
  const errorOf = (field: keyof AdministratorDraft, key: string | undefined) =>
    isTried && key
      ? t(key, { count: usualPasswordLength, length: draft.password.length, value: draft.email })
      : refused[`administrator/${field}`]

  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (Object.values(faults).every((fault) => fault === undefined)) onSubmit()
  }
  return (
    <form className={styles['form']} onSubmit={submit} noValidate>
      <h1>{t('first-run:administrator.title')}</h1>
      <p className="text-2">{t('first-run:administrator.text')}</p>
      <div className={styles['fields']}>
        <TextField
          size="large"
          label={t('first-run:administrator.name')}
          autoComplete="name"
          maxLength={100}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the first thing to do on this step
          autoFocus
          value={draft.name}
          error={errorOf('name', faults.name)}
          onChange={(event) => set({ name: event.target.value })}
        />
        <div className={styles['two']}>
          <TextField
            size="large"
            type="email"
            label={t('first-run:administrator.email')}
            hint={t('first-run:administrator.either')}
            autoComplete="email"
            value={draft.email}
            error={errorOf('email', faults.email)}
            onChange={(event) => set({ email: event.target.value })}
          />
          <TextField
            size="large"
            type="tel"
            label={t('first-run:administrator.phone')}
            autoComplete="tel"
            value={draft.phone}
            error={errorOf('phone', undefined)}
            onChange={(event) => set({ phone: event.target.value })}
          />
        </div>
        <PasswordField
          size="large"
          label={t('first-run:administrator.password')}
          hint={t('first-run:administrator.passwordHint', { count: usualPasswordLength })}
          autoComplete="new-password"
          value={draft.password}
          error={errorOf('password', faults.password)}
          onChange={(event) => set({ password: event.target.value })}
        />
      </div>
      {problem !== null && problem !== undefined && <InlineProblem>{problemMessage(problem)}</InlineProblem>}
      <div className={styles['buttons']}>
        <Button size="large" onClick={onBack} disabled={isBusy}>
          {t('first-run:administrator.back')}
        </Button>
        <Button type="submit" tone="primary" size="large" loading={isBusy}>
          {t('first-run:administrator.submit')}
        </Button>
      </div>
    </form>
  )
}
