import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Session } from '@zhike/core/session/schema'
import { callRoute } from '../app/api-client.ts'
import { problemMessage } from '../app/api-problem.ts'
import { changePassword, signOut } from '../app/door-routes.ts'
import { sessionQuery } from '../app/session/session-query.ts'
import { DoorFrame } from '../sign-in/DoorFrame.tsx'
import { Button } from '../ui/controls/Button.tsx'
import { PasswordField } from '../ui/controls/PasswordField.tsx'
import { InlineProblem } from '../ui/state/InlineProblem.tsx'
import { isLongEnough, NewPasswordField } from './NewPasswordField.tsx'
import styles from '../sign-in/sign-in.module.css'

/** Whoever signed in with a temporary password meets nothing else before it is changed. */
export function FirstPasswordPage({ session }: { session: Session }) {
  const { t } = useTranslation('access-links')
  const queryClient = useQueryClient()
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [isTried, setTried] = useState(false)
  const { person, minPasswordLength: minLength } = session
  const change = useMutation({
    mutationFn: () => callRoute(changePassword, { body: { currentPassword: current, newPassword: next } }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey }),
  })
  const leave = useMutation({
    mutationFn: () => callRoute(signOut),
    onSuccess: () => window.location.assign('/sign-in'),
  })
  useEffect(() => {
    document.title = t('ui:documentTitle', { page: t('access-links:first.page') })
  }, [t])

  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (current && isLongEnough(next, minLength)) change.mutate()
  }
  return (
    <DoorFrame>
      <form className={styles['form']} onSubmit={submit} noValidate>
        <h1>{t('access-links:first.title')}</h1>
        <p className="text-2">{t('access-links:first.text')}</p>
        <input
          hidden
          readOnly
          autoComplete="username"
          value={person.email ?? person.phone ?? person.staffNumber ?? person.name}
        />
        <PasswordField
          size="large"
          name="password"
          label={t('access-links:first.current')}
          autoComplete="current-password"
          value={current}
          error={isTried && !current ? t('access-links:first.currentMissing') : undefined}
          onChange={(event) => setCurrent(event.target.value)}
        />
        <NewPasswordField value={next} minLength={minLength} isTried={isTried} onChange={setNext} />
        {change.error && <InlineProblem>{problemMessage(change.error)}</InlineProblem>}
        <Button type="submit" tone="primary" size="large" wide loading={change.isPending || change.isSuccess}>
          {t('access-links:first.submit')}
        </Button>
        <Button tone="text" size="large" wide loading={leave.isPending} onClick={() => leave.mutate()}>
          {t('access-links:first.leave')}
        </Button>
      </form>
    </DoorFrame>
  )
}
