import { useMutation } from '@tanstack/react-query'
import { useEffect, useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { SetupStatus } from '@zhike/core/setup/schema'
import { callRoute } from '../app/api-client.ts'
import { problemMessage } from '../app/api-problem.ts'
import { askForPassword } from '../app/door-routes.ts'
import { DoorFrame } from '../sign-in/DoorFrame.tsx'
import { useLockout } from '../sign-in/use-lockout.ts'
import { AnchorButton } from '../ui/controls/AnchorButton.tsx'
import { Button } from '../ui/controls/Button.tsx'
import { TextField } from '../ui/controls/TextField.tsx'
import { InlineProblem } from '../ui/state/InlineProblem.tsx'
import styles from '../sign-in/sign-in.module.css'

/** Asks for a link by mail. What it says afterwards is the same whether or not there is such an account. */
export function ForgottenPage({ setup }: { setup: SetupStatus }) {
  const { t } = useTranslation('access-links')
  const [identifier, setIdentifier] = useState('')
  const [isTried, setTried] = useState(false)
  const ask = useMutation({
    mutationFn: () => callRoute(askForPassword, { body: { identifier: identifier.trim() } }),
  })
  const secondsLocked = useLockout(ask.error)
  useEffect(() => {
    document.title = t('ui:documentTitle', { page: t('access-links:forgotten.page') })
  }, [t])

  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (identifier.trim()) ask.mutate()
  }
  const back = (
    <AnchorButton tone="text" size="large" wide href="/sign-in">
      {t('access-links:forgotten.back')}
    </AnchorButton>
  )
  if (!setup.canMail) {
    return (
      <DoorFrame>
        <div className={styles['form']}>
          <h1>{t('access-links:forgotten.title')}</h1>
          <p className="text-2">{t('access-links:forgotten.noMail')}</p>
          {back}
        </div>
      </DoorFrame>
    )
  }
  if (ask.isSuccess) {
    return (
      <DoorFrame>
        <div className={styles['form']} role="status">
          <h1>{t('access-links:forgotten.sent')}</h1>
          <p className="text-2">{t('access-links:forgotten.sentText', { account: identifier.trim() })}</p>
          <Button size="large" wide onClick={() => ask.reset()}>
            {t('access-links:forgotten.again')}
          </Button>
          {back}
        </div>
      </DoorFrame>
    )
  }
  return (
    <DoorFrame>
      <form className={styles['form']} onSubmit={submit} noValidate>
        <h1>{t('access-links:forgotten.title')}</h1>
        <p className="text-2">{t('access-links:forgotten.text')}</p>
        <TextField
          size="large"
          name="username"
          label={t('access-links:forgotten.identifier')}
          autoComplete="username"
          autoCapitalize="off"
          autoCorrect="off"
          spellCheck={false}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the page holds nothing else to do
          autoFocus
          value={identifier}
          error={isTried && !identifier.trim() ? t('access-links:forgotten.missing') : undefined}
          onChange={(event) => setIdentifier(event.target.value)}
        />
        {ask.error && <InlineProblem>{problemMessage(ask.error)}</InlineProblem>}
        <Button type="submit" tone="primary" size="large" wide loading={ask.isPending} disabled={secondsLocked > 0}>
          {secondsLocked > 0
            ? t('access-links:forgotten.wait', { seconds: secondsLocked })
            : t('access-links:forgotten.submit')}
        </Button>
        {back}
      </form>
    </DoorFrame>
  )
}
