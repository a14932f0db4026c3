import { notifyManager, useQueryClient, type QueryKey } from '@tanstack/react-query'
import { useCallback, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import type { OutputOf } from '@zhike/core/api/route'
import type { getTodayNumbers } from '@zhike/core/today/api'
import { formatCount } from '../ui/format/number.ts'
import { todayNumbersQuery, todayQuery } from './api.ts'
import { queueTotals, type Queue } from './leave-queue.ts'

type Numbers = OutputOf<typeof getTodayNumbers>

/**
 * The figure beside an entry of the rail: only what Today has brought along, and only while it still holds; whoever has
 * nothing to do themselves sees the team's.
 */
export function NavCount({ to }: { to: string }) {
  const { t } = useTranslation('today')
  const mine = useKnown<Queue>(todayQuery('me').queryKey, (queue) => queueTotals(queue).all)
  const ours = useKnown<Queue>(todayQuery('team').queryKey, (queue) => queueTotals(queue).all)
  const fresh = useKnown<Numbers>(todayNumbersQuery('me').queryKey, (numbers) => numbers.pools.total)
  const freshToUs = useKnown<Numbers>(todayNumbersQuery('team').queryKey, (numbers) => numbers.pools.total)
  const due = mine || ours
  const arrived = fresh ?? freshToUs
  if (to === '/today' && due) return <span title={t('today:toContact', { count: due })}>{formatCount(due)}</span>
  if (to === '/pools' && arrived)
    return <span title={t('today:pools', { count: arrived })}>{formatCount(arrived)}</span>
  return null
}

/** A number out of what the cache holds; undefined when it holds nothing, or something that has changed since. */
function useKnown<Data>(key: QueryKey, read: (data: Data) => number): number | undefined {
  const client = useQueryClient()
  const subscribe = useCallback(
    (told: () => void) => client.getQueryCache().subscribe(notifyManager.batchCalls(told)),
    [client],
  )
  return useSyncExternalStore(subscribe, () => {
    const state = client.getQueryState<Data>(key)
    return state?.data === undefined || state.isInvalidated ? undefined : read(state.data)
  })
}
