import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { changePassword } from '@zhike/core/session/api'
import { callRoute } from '../app/api-client.ts'
import { problemMessage } from '../app/api-problem.ts'
import { useSession } from '../app/session/use-session.ts'
import { Button } from '../ui/controls/Button.tsx'
import { PasswordField } from '../ui/controls/PasswordField.tsx'
import { FormSection } from '../ui/layout/FormSection.tsx'
import { InlineProblem } from '../ui/state/InlineProblem.tsx'
import { showToast } from '../ui/toast/toast.ts'
import { openSessionsQuery } from './api.ts'
import styles from './account.module.css'

export function PasswordSection() {
  const { t } = useTranslation('account')
  const queryClient = useQueryClient()
  const { person, minPasswordLength } = useSession()
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [isTried, setTried] = useState(false)
  const change = useMutation({
    mutationFn: () => callRoute(changePassword, { body: { currentPassword: current, newPassword: next } }),
    onSuccess: async () => {
      setCurrent('')
      setNext('')
      setTried(false)
      showToast({ text: t('account:password.done') })
      await queryClient.invalidateQueries({ queryKey: openSessionsQuery.queryKey })
    },
  })
  const isShort = next.length < minPasswordLength

  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (current && !isShort) change.mutate()
  }
  return (
    <FormSection title={t('account:password.title')}>
      <form className={styles['fields']} onSubmit={submit} noValidate>
        {/* Password managers look for the name the password belongs to. */}
        <input
          hidden
          readOnly
          autoComplete="username"
          value={person.email ?? person.phone ?? person.staffNumber ?? person.name}
        />
        <PasswordField
          label={t('account:password.current')}
          autoComplete="current-password"
          value={current}
          error={isTried && !current ? t('account:password.currentMissing') : undefined}
          onChange={(event) => setCurrent(event.target.value)}
        />
        <PasswordField
          label={t('account:password.next')}
          autoComplete="new-password"
          value={next}
          hint={t('account:password.hint', { count: minPasswordLength })}
          error={
            isTried && isShort
              ? t('account:password.tooShort', { length: next.length, count: minPasswordLength })
              : undefined
          }
          onChange={(event) => setNext(event.target.value)}
        />
        {change.error && <InlineProblem>{problemMessage(change.error)}</InlineProblem>}
        <div>
          <Button type="submit" loading={change.isPending}>
            {t('account:password.submit')}
          </Button>
        </div>
      </form>
    </FormSection>
  )
}
