import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiProblem, problemMessage } from '../../app/api-problem.ts'
import { LinkButton } from '../../ui/controls/LinkButton.tsx'
import { useIsPhone } from '../../ui/hooks/use-media-query.ts'
import { EmptyState } from '../../ui/state/EmptyState.tsx'
import { ErrorState } from '../../ui/state/ErrorState.tsx'
import { showToast } from '../../ui/toast/toast.ts'
import { customerQuery } from '../api.ts'
import { PhoneRecord } from './PhoneRecord.tsx'
import { RecordSkeleton } from './RecordSkeleton.tsx'
import { WideRecord } from './WideRecord.tsx'

const route = getRouteApi('/shell/customers/$customerId')

export function CustomerPage() {
  const { t } = useTranslation(['customers', 'merges'])
  const { customerId } = route.useParams()
  const search = route.useSearch()
  const navigate = useNavigate()
  const go = route.useNavigate()
  const isPhone = useIsPhone()
  const { data: customer, error, refetch } = useQuery(customerQuery(customerId))
  const survivorId = error instanceof ApiProblem && error.code === 'customer.merged' ? error.params['survivorId'] : null
  const survivorName = error instanceof ApiProblem ? String(error.params['survivorName'] ?? '') : ''
  useEffect(() => {
    if (typeof survivorId !== 'string') return
    showToast({ text: t('merges:went', { name: survivorName }) })
    void navigate({ to: '/customers/$customerId', params: { customerId: survivorId }, replace: true })
  }, [survivorId, survivorName, navigate, t])
  if (typeof survivorId === 'string') return <RecordSkeleton />
  if (error instanceof ApiProblem && error.status === 404) {
    return (
      <EmptyState text={error.message} action={<LinkButton to="/customers">{t('customers:backToList')}</LinkButton>} />
    )
  }
  if (error && !customer) return <ErrorState text={problemMessage(error)} onRetry={() => void refetch()} />
  if (!customer) return <RecordSkeleton />
  const Record = isPhone ? PhoneRecord : WideRecord
  return (
    <Record
      // Drafts, open dialogs and the place in the timeline belong to one customer.
      key={customer.id}
      customer={customer}
      tab={search.tab ?? 'timeline'}
      kind={search.kind}
      onTab={(tab) =>
        void go({ search: { tab: tab === 'timeline' ? undefined : tab }, replace: true, resetScroll: false })
      }
      onKind={(kind) => void go({ search: (before) => ({ ...before, kind }), replace: true, resetScroll: false })}
      onDeleted={() => void navigate({ to: '/customers', replace: true })}
    />
  )
}
