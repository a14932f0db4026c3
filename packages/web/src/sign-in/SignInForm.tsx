import { useMutation } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { callRoute } from '../app/api-client.ts'
import { ApiProblem, problemMessage } from '../app/api-problem.ts'
import { signIn } from '../app/door-routes.ts'
import { forgottenPath } from '../app/safe-target.ts'
import { Button } from '../ui/controls/Button.tsx'
import { Checkbox } from '../ui/controls/Checkbox.tsx'
import { PasswordField } from '../ui/controls/PasswordField.tsx'
import { TextField } from '../ui/controls/TextField.tsx'
import { InlineProblem } from '../ui/state/InlineProblem.tsx'
import { CodeStep } from './CodeStep.tsx'
import { useLockout } from './use-lockout.ts'
import styles from './sign-in.module.css'

interface SignInFormProps {
  company: string
  onSignedIn: () => void
}

export function SignInForm({ company, onSignedIn }: SignInFormProps) {
  const { t } = useTranslation('sign-in')
  const [identifier, setIdentifier] = useState('')
  const [password, setPassword] = useState('')
  const [remember, setRemember] = useState(true)
  const [isTried, setTried] = useState(false)
  const [asksCode, setAsksCode] = useState(false)
  const attempt = useMutation({
    mutationFn: (code?: string) =>
      callRoute(signIn, {
        body: { identifier: identifier.trim(), password, remember, ...(code === undefined ? {} : { code }) },
      }),
    onSuccess: onSignedIn,
    onError: (error) => {
      if (error instanceof ApiProblem && error.code === 'sign-in.code-needed') setAsksCode(true)
    },
  })
  const secondsLocked = useLockout(attempt.error)
  const missing = {
    identifier: isTried && !identifier.trim() ? t('sign-in:identifierMissing') : undefined,
    password: isTried && !password ? t('sign-in:passwordMissing') : undefined,
  }

  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (identifier.trim() && password) attempt.mutate(undefined)
  }
  if (asksCode) {
    const isFirst = attempt.error instanceof ApiProblem && attempt.error.code === 'sign-in.code-needed'
    const back = () => {
      setAsksCode(false)
      attempt.reset()
    }
    return (
      <CodeStep
        problem={isFirst ? null : attempt.error}
        isBusy={attempt.isPending || attempt.isSuccess}
        onSubmit={(code) => attempt.mutate(code)}
        onBack={back}
      />
    )
  }
  return (
    <form className={styles['form']} onSubmit={submit} noValidate>
      <h1>{t('sign-in:title', { company })}</h1>
      <p className="text-2">{t('sign-in:how')}</p>
      <TextField
        size="large"
        name="username"
        label={t('sign-in:identifier')}
        autoComplete="username"
        autoCapitalize="off"
        autoCorrect="off"
        spellCheck={false}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the page holds nothing else to do
        autoFocus
        value={identifier}
        error={missing.identifier}
        onChange={(event) => setIdentifier(event.target.value)}
      />
      <PasswordField
        size="large"
        name="password"
        label={t('sign-in:password')}
        autoComplete="current-password"
        value={password}
        error={missing.password}
        onChange={(event) => setPassword(event.target.value)}
      />
      <Checkbox checked={remember} onChange={(event) => setRemember(event.target.checked)}>
        {t('sign-in:remember')}
      </Checkbox>
      {secondsLocked > 0 ? (
        <InlineProblem>{t('sign-in:locked', { seconds: secondsLocked })}</InlineProblem>
      ) : (
        attempt.error && <InlineProblem>{problemMessage(attempt.error)}</InlineProblem>
      )}
      <Button
        type="submit"
        tone="primary"
        size="large"
        wide
        loading={attempt.isPending || attempt.isSuccess}
        disabled={secondsLocked > 0}
      >
        {secondsLocked > 0 ? t('sign-in:lockedButton', { seconds: secondsLocked }) : t('sign-in:submit')}
      </Button>
      <p className="meta">
        <a href={forgottenPath}>{t('sign-in:forgotten')}</a>
      </p>
    </form>
  )
}
