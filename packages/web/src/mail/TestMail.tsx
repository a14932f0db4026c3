import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { problemMessage } from '../app/api-problem.ts'
import { useSession } from '../app/session/use-session.ts'
import { Button } from '../ui/controls/Button.tsx'
import { TextField } from '../ui/controls/TextField.tsx'
import { InlineProblem } from '../ui/state/InlineProblem.tsx'
import { Notice } from '../ui/state/Notice.tsx'
import { useMail } from './api.ts'
import styles from './mail.module.css'

/** Sends one now and shows the server's own words, good or bad. */
export function TestMail() {
  const { t } = useTranslation('mail')
  const { person } = useSession()
  const [to, setTo] = useState(person.email ?? '')
  const { test } = useMail()
  const result = test.data
  const submit = (event: FormEvent) => {
    event.preventDefault()
    test.mutate(to.trim())
  }
  return (
    <form className={styles['form']} onSubmit={submit}>
      <div className={styles['line']}>
        <TextField
          label={t('mail:test.to')}
          type="email"
          required
          value={to}
          onChange={(event) => setTo(event.target.value)}
        />
        <Button type="submit" loading={test.isPending}>
          {t('mail:test.send')}
        </Button>
      </div>
      {test.error && <InlineProblem>{problemMessage(test.error)}</InlineProblem>}
      {result?.isDelivered && (
        <div role="status">
          <Notice>{t('mail:test.done', { answer: result.answer })}</Notice>
        </div>
      )}
      {result && !result.isDelivered && (
        <InlineProblem>
          {t('mail:test.failed', { why: result.reason ? t(`mail:reason.${result.reason}`) : '' })}
          <br />
          {t('mail:test.answer', { answer: result.answer })}
        </InlineProblem>
      )}
    </form>
  )
}
