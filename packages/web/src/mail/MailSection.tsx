import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { problemMessage } from '../app/api-problem.ts'
import { FormSection } from '../ui/layout/FormSection.tsx'
import { ErrorState } from '../ui/state/ErrorState.tsx'
import { Notice } from '../ui/state/Notice.tsx'
import { LoadingState } from '../ui/state/Skeleton.tsx'
import { mailSettingsQuery } from './api.ts'
import { MailLog } from './MailLog.tsx'
import { MailServerForm } from './MailServerForm.tsx'
import { TestMail } from './TestMail.tsx'
import styles from './mail.module.css'

/** 邮件, on the settings page: the server, a test of it, and what became of the latest mails. */
export function MailSection() {
  const { t } = useTranslation('mail')
  const { data, error, refetch } = useQuery(mailSettingsQuery)
  return (
    <FormSection title={t('mail:title')} text={t('mail:text')}>
      {error ? (
        <ErrorState text={problemMessage(error)} onRetry={() => void refetch()} />
      ) : !data ? (
        <LoadingState />
      ) : (
        <div className={styles['parts']}>
          {data.settings?.passwordIsLost && <Notice tone="warn">{t('mail:passwordLost')}</Notice>}
          {data.settings && !data.isAddressKnown && (
            <Notice tone="warn">{t('mail:address', { origin: data.publicUrl })}</Notice>
          )}
          <MailServerForm key={data.settings?.updatedAt ?? 'none'} settings={data.settings} />
          {data.settings && <TestMail />}
          {data.settings && <MailLog />}
        </div>
      )}
    </FormSection>
  )
}
