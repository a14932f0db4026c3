import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Monitor, Smartphone } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { endOtherSessions, endSession } from '@zhike/core/session/api'
import type { OpenSession } from '@zhike/core/session/schema'
import { callRoute } from '../app/api-client.ts'
import { problemMessage } from '../app/api-problem.ts'
import { useFormat } from '../app/session/use-format.ts'
import { Button } from '../ui/controls/Button.tsx'
import { Facts } from '../ui/identity/Facts.tsx'
import { Tag } from '../ui/identity/Tag.tsx'
import { FormSection } from '../ui/layout/FormSection.tsx'
import { ErrorState } from '../ui/state/ErrorState.tsx'
import { SkeletonLines } from '../ui/state/Skeleton.tsx'
import { showToast } from '../ui/toast/toast.ts'
import { openSessionsQuery } from './api.ts'
import { describeDevice } from './describe-device.ts'
import styles from './account.module.css'

export function SessionsSection() {
  const { t } = useTranslation('account')
  const queryClient = useQueryClient()
  const sessions = useQuery(openSessionsQuery)
  const refresh = () => queryClient.invalidateQueries({ queryKey: openSessionsQuery.queryKey })
  const endOthers = useMutation({
    mutationFn: () => callRoute(endOtherSessions),
    onSuccess: ({ ended }) => {
      showToast({ text: t('account:sessions.endedOthers', { count: ended }) })
      return refresh()
    },
    onError: (error) => showToast({ text: problemMessage(error), tone: 'bad' }),
  })
  const items = sessions.data?.items
  return (
    <FormSection
      title={t('account:sessions.title')}
      action={
        items &&
        items.length > 1 && (
          <Button size="small" loading={endOthers.isPending} onClick={() => endOthers.mutate()}>
            {t('account:sessions.endOthers')}
          </Button>
        )
      }
    >
      {sessions.error && <ErrorState text={problemMessage(sessions.error)} onRetry={() => void sessions.refetch()} />}
      {sessions.isPending && <SkeletonLines lines={2} />}
      <ul>
        {items?.map((session) => (
          <SessionRow key={session.id} session={session} onEnded={refresh} />
        ))}
      </ul>
    </FormSection>
  )
}

function SessionRow({ session, onEnded }: { session: OpenSession; onEnded: () => Promise<void> }) {
  const { t } = useTranslation('account')
  const format = useFormat()
  const { name, isPhone } = describeDevice(session.userAgent)
  const device = name || t('account:sessions.unknown')
  const end = useMutation({
    mutationFn: () => callRoute(endSession, { params: { id: session.id } }),
    onSuccess: () => {
      showToast({ text: t('account:sessions.ended', { device }) })
      return onEnded()
    },
    onError: (error) => showToast({ text: problemMessage(error), tone: 'bad' }),
  })
  return (
    <li className={styles['item']}>
      {isPhone ? <Smartphone aria-hidden="true" /> : <Monitor aria-hidden="true" />}
      <div className="grow">
        <div className="row">
          {device}
          {session.isCurrent && <Tag tone="accent">{t('account:sessions.here')}</Tag>}
        </div>
        <div className="meta">
          <Facts
            items={[
              session.ipAddress,
              session.openedBy === 'single-sign-on' && t('account:sessions.singleSignOn'),
              t('account:sessions.active', { when: format.within.moment(session.lastActiveAt) }),
            ]}
          />
        </div>
      </div>
      {!session.isCurrent && (
        <Button size="small" loading={end.isPending} onClick={() => end.mutate()}>
          {t('account:sessions.end')}
        </Button>
      )}
    </li>
  )
}
