import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { OutgoingMail } from '@zhike/core/mail/schema'
import { problemMessage } from '../app/api-problem.ts'
import { useFormat } from '../app/session/use-format.ts'
import { Button } from '../ui/controls/Button.tsx'
import { Facts } from '../ui/identity/Facts.tsx'
import { Tag } from '../ui/identity/Tag.tsx'
import { showToast } from '../ui/toast/toast.ts'
import { mailsQuery, useMail } from './api.ts'
import styles from './mail.module.css'

const tones = { queued: 'info', sent: 'ok', failed: 'bad' } as const

/** What became of the latest mails: a failure shows why, and can be tried again. */
export function MailLog() {
  const { t } = useTranslation('mail')
  const { data } = useQuery(mailsQuery)
  return (
    <section aria-label={t('mail:log.title')}>
      <h3 className={styles['title']}>{t('mail:log.title')}</h3>
      {data?.items.length === 0 && <p className="meta">{t('mail:log.empty')}</p>}
      <ul className={styles['mails']}>
        {data?.items.map((mail) => (
          <MailLine key={mail.id} mail={mail} />
        ))}
      </ul>
    </section>
  )
}

function MailLine({ mail }: { mail: OutgoingMail }) {
  const { t } = useTranslation('mail')
  const format = useFormat()
  const { retry } = useMail()
  const again = () =>
    retry.mutate(mail.id, {
      onSuccess: () => showToast({ text: t('mail:log.retried') }),
      onError: (error) => showToast({ text: problemMessage(error), tone: 'bad' }),
    })
  const isWrong = mail.state !== 'sent' && mail.reason !== null
  return (
    <li>
      <div className="grow">
        <div className={styles['head']}>
          <span>
            {t(`mail:log.kind.${mail.kind}`)} {mail.personName}
          </span>
          <Tag tone={tones[mail.state]}>{t(`mail:log.state.${mail.state}`)}</Tag>
        </div>
        <div className="meta">
          <Facts
            items={[
              mail.to,
              format.moment(mail.sentAt ?? mail.triedAt ?? mail.createdAt),
              mail.attempts > 1 ? t('mail:log.attempts', { count: mail.attempts }) : null,
            ]}
          />
        </div>
        {isWrong && (
          <p className={styles['why']}>
            {mail.reason && t(`mail:reason.${mail.reason}`)}{' '}
            {mail.answer && t('mail:test.answer', { answer: mail.answer })}
          </p>
        )}
      </div>
      {isWrong && mail.canRetry && (
        <Button size="small" loading={retry.isPending} onClick={again}>
          {t('mail:log.retry')}
        </Button>
      )}
    </li>
  )
}
