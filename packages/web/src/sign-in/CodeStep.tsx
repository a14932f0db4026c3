import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { problemMessage } from '../app/api-problem.ts'
import { Button } from '../ui/controls/Button.tsx'
import { TextField } from '../ui/controls/TextField.tsx'
import { InlineProblem } from '../ui/state/InlineProblem.tsx'
import { useLockout } from './use-lockout.ts'
import styles from './sign-in.module.css'

interface CodeStepProps {
  problem: unknown
  isBusy: boolean
  onSubmit: (code: string) => void
  onBack: () => void
}

/** After the password: the digits of the authenticator, or a recovery code. */
export function CodeStep({ problem, isBusy, onSubmit, onBack }: CodeStepProps) {
  const { t } = useTranslation('sign-in')
  const [code, setCode] = useState('')
  const [isRecovery, setRecovery] = useState(false)
  const secondsLocked = useLockout(problem)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (code.trim()) onSubmit(code.trim())
  }
  const change = () => {
    setRecovery(!isRecovery)
    setCode('')
  }
  return (
    <form className={styles['form']} onSubmit={submit} noValidate>
      <h1>{t('sign-in:code.title')}</h1>
      <p className="text-2">{isRecovery ? t('sign-in:code.recoveryHow') : t('sign-in:code.how')}</p>
      <TextField
        key={String(isRecovery)}
        size="large"
        name="one-time-code"
        label={isRecovery ? t('sign-in:code.recovery') : t('sign-in:code.digits')}
        inputMode={isRecovery ? 'text' : 'numeric'}
        autoComplete="one-time-code"
        autoCapitalize="characters"
        autoCorrect="off"
        spellCheck={false}
        maxLength={24}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the step holds nothing else to do
        autoFocus
        value={code}
        onChange={(event) => setCode(event.target.value)}
      />
      {secondsLocked > 0 ? (
        <InlineProblem>{t('sign-in:locked', { seconds: secondsLocked })}</InlineProblem>
      ) : (
        problem !== null && <InlineProblem>{problemMessage(problem)}</InlineProblem>
      )}
      <Button
        type="submit"
        tone="primary"
        size="large"
        wide
        loading={isBusy}
        disabled={secondsLocked > 0 || code.replace(/\s/g, '').length < 6}
      >
        {secondsLocked > 0 ? t('sign-in:lockedButton', { seconds: secondsLocked }) : t('sign-in:submit')}
      </Button>
      <div className={styles['ways']}>
        <Button tone="text" size="small" onClick={change}>
          {isRecovery ? t('sign-in:code.useDigits') : t('sign-in:code.useRecovery')}
        </Button>
        <Button tone="text" size="small" onClick={onBack}>
          {t('sign-in:code.back')}
        </Button>
      </div>
      <p className="meta">{t('sign-in:code.lost')}</p>
    </form>
  )
}
