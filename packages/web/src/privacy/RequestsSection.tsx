import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { PrivacyRequest } from '@zhike/core/privacy/schema'
import { problemMessage } from '../app/api-problem.ts'
import { useFormat } from '../app/session/use-format.ts'
import { Button } from '../ui/controls/Button.tsx'
import { Facts } from '../ui/identity/Facts.tsx'
import { Tag, type TagTone } from '../ui/identity/Tag.tsx'
import { FormSection } from '../ui/layout/FormSection.tsx'
import { ErrorState } from '../ui/state/ErrorState.tsx'
import { LoadingState } from '../ui/state/Skeleton.tsx'
import { requestsQuery } from './api.ts'
import { useResultWords } from './use-result-words.ts'
import styles from './privacy.module.css'

const tones: Record<PrivacyRequest['state'], TagTone> = { queued: 'info', running: 'info', done: 'ok', failed: 'bad' }

/** What was asked for, by whom it was carried out, and what came of it. */
export function RequestsSection() {
  const { t } = useTranslation('privacy')
  const requests = useInfiniteQuery(requestsQuery)
  const items = requests.data?.pages.flatMap((page) => page.items)
  return (
    <FormSection title={t('privacy:requests.title')} text={t('privacy:requests.text')}>
      {requests.error && !items && (
        <ErrorState text={problemMessage(requests.error)} onRetry={() => void requests.refetch()} />
      )}
      {!items && !requests.error && <LoadingState lines={3} />}
      {items?.length === 0 && <p className="meta">{t('privacy:requests.none')}</p>}
      <ul aria-label={t('privacy:requests.title')}>
        {items?.map((request) => (
          <Request key={request.id} request={request} />
        ))}
      </ul>
      {requests.hasNextPage && (
        <Button tone="text" loading={requests.isFetchingNextPage} onClick={() => void requests.fetchNextPage()}>
          {t('privacy:more')}
        </Button>
      )}
    </FormSection>
  )
}

function Request({ request }: { request: PrivacyRequest }) {
  const { t } = useTranslation('privacy')
  const format = useFormat()
  const words = useResultWords()
  const result = words.sentence(request.result)
  return (
    <li className={styles['request']}>
      <div className={styles['of']}>
        <b className="ellipsis">{t(`privacy:requests.kind.${request.kind}`, { name: request.subject })}</b>
        <Tag tone={tones[request.state]}>{t(`privacy:requests.state.${request.state}`)}</Tag>
      </div>
      <div className="meta">
        <Facts items={[format.instant(request.createdAt), request.createdBy.name, request.reason]} />
      </div>
      {result && <div className="meta">{result}</div>}
      {request.error && <div className="bad">{request.error}</div>}
    </li>
  )
}
