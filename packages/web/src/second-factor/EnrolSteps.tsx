import { useMutation } from '@tanstack/react-query'
import { useState, type FormEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { beginSecondFactor, confirmSecondFactor } from '@zhike/core/second-factor/api'
import type { Enrolment } from '@zhike/core/second-factor/schema'
import { callRoute } from '../app/api-client.ts'
import { problemMessage } from '../app/api-problem.ts'
import { Button } from '../ui/controls/Button.tsx'
import { CopyButton } from '../ui/controls/CopyButton.tsx'
import { PasswordField } from '../ui/controls/PasswordField.tsx'
import { QrCode } from '../ui/qr/QrCode.tsx'
import { InlineProblem } from '../ui/state/InlineProblem.tsx'
import { CodeField } from './CodeField.tsx'
import { RecoveryCodes } from './RecoveryCodes.tsx'
import styles from './second-factor.module.css'

interface EnrolStepsProps {
  /** The session is older than ten minutes: who sits there has to be proved. */
  needsPassword: boolean
  onDone: () => void
  /** Absent where there is no way round it. */
  onCancel?: () => void
}

/** Password where needed, then the secret into the authenticator and a code back, then the recovery codes. */
export function EnrolSteps({ needsPassword, onDone, onCancel }: EnrolStepsProps) {
  const { t } = useTranslation('second-factor')
  const [password, setPassword] = useState('')
  const begin = useMutation({
    mutationFn: () => callRoute(beginSecondFactor, { body: needsPassword ? { password } : {} }),
  })
  const cancel = onCancel && (
    <Button tone="text" onClick={onCancel}>
      {t('ui:cancel')}
    </Button>
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!needsPassword || password) begin.mutate()
  }
  if (begin.data) return <Confirm enrolment={begin.data} onDone={onDone} cancel={cancel} />
  return (
    <form className={styles['card']} onSubmit={submit} noValidate>
      <p>{t('second-factor:enrol.what')}</p>
      {needsPassword && (
        <PasswordField
          label={t('second-factor:password')}
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
      )}
      {begin.error && <InlineProblem>{problemMessage(begin.error)}</InlineProblem>}
      <div className={styles['buttons']}>
        <Button type="submit" tone="primary" loading={begin.isPending} disabled={needsPassword && !password}>
          {t('second-factor:enrol.begin')}
        </Button>
        {cancel}
      </div>
    </form>
  )
}

function Confirm({ enrolment, onDone, cancel }: { enrolment: Enrolment; onDone: () => void; cancel: ReactNode }) {
  const { t } = useTranslation('second-factor')
  const [code, setCode] = useState('')
  const confirm = useMutation({ mutationFn: () => callRoute(confirmSecondFactor, { body: { code } }) })
  if (confirm.data) return <RecoveryCodes codes={confirm.data.recoveryCodes} onDone={onDone} />
  const submit = (event: FormEvent) => {
    event.preventDefault()
    confirm.mutate()
  }
  return (
    <form className={styles['card']} onSubmit={submit} noValidate>
      <div className={styles['scan']}>
        <QrCode text={enrolment.uri} label={t('second-factor:enrol.qr')} />
        <div className={styles['beside']}>
          <p>{t('second-factor:enrol.scan')}</p>
          <p className="meta">{t('second-factor:enrol.type')}</p>
          <div className={styles['secret']}>
            <code>{enrolment.secret.replace(/(.{4})(?=.)/g, '$1 ')}</code>
            <CopyButton text={enrolment.secret} label={t('second-factor:enrol.copySecret')} />
          </div>
        </div>
      </div>
      <CodeField label={t('second-factor:enrol.code')} digitsOnly value={code} onChange={setCode} autoFocus />
      {confirm.error && <InlineProblem>{problemMessage(confirm.error)}</InlineProblem>}
      <div className={styles['buttons']}>
        <Button type="submit" tone="primary" loading={confirm.isPending} disabled={code.replace(/\s/g, '').length < 6}>
          {t('second-factor:enrol.confirm')}
        </Button>
        {cancel}
      </div>
    </form>
  )
}
