import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { TodayGroup } from '@zhike/core/today/schema'
import { problemMessage } from '../app/api-problem.ts'
import { useFormat } from '../app/session/use-format.ts'
import { useSession } from '../app/session/use-session.ts'
import { StandIns } from '../leaves/StandIns.tsx'
import { Chip } from '../ui/controls/Chip.tsx'
import { Segmented } from '../ui/controls/Segmented.tsx'
import { useIsPhone } from '../ui/hooks/use-media-query.ts'
import { Facts } from '../ui/identity/Facts.tsx'
import { PageHead } from '../ui/layout/PageHead.tsx'
import { Toolbar } from '../ui/layout/Toolbar.tsx'
import { ErrorState } from '../ui/state/ErrorState.tsx'
import { todayNumbersQuery, todayQuery, type Who } from './api.ts'
import { groupLabel } from './group-label.ts'
import { queueTotals, type Queue } from './leave-queue.ts'
import { MyNumbers } from './MyNumbers.tsx'
import { TodayQueue } from './TodayQueue.tsx'
import styles from './today.module.css'

const route = getRouteApi('/shell/today')

/** Whom to contact, and why; beside it how it is going. */
export function TodayPage() {
  const { t } = useTranslation('today')
  const format = useFormat()
  const isPhone = useIsPhone()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const { grants } = useSession()
  const hasTeam = grants['customer.read']?.some((scope) => scope !== 'own' && scope !== 'collaborating') ?? false
  const own = useQuery({ ...todayNumbersQuery('me'), enabled: hasTeam && search.who === undefined })
  // A lead who holds nobody comes for the team.
  const usual: Who = own.data?.held.total === 0 ? 'team' : 'me'
  const isDecided = !hasTeam || search.who !== undefined || !own.isPending
  const who: Who = hasTeam ? (search.who ?? usual) : 'me'
  const { data, error, refetch } = useQuery({ ...todayQuery(who), enabled: isDecided })
  const go = (patch: typeof search) =>
    void navigate({ search: (before) => ({ ...before, ...patch }), replace: true, resetScroll: false })

  const day = format.longDay(format.today)
  const totals = data && queueTotals(data)
  const chips = (
    <GroupChips
      queue={data}
      who={who}
      group={search.group}
      onChange={(group) => go({ group })}
      label={t('today:groups')}
    />
  )
  const whose = hasTeam && (
    <Segmented
      label={t('today:whose')}
      value={who}
      options={[
        { key: 'me', label: t('today:me') },
        { key: 'team', label: t('today:team') },
      ]}
      onChange={(next) => go({ who: next })}
    />
  )
  return (
    <>
      <PageHead
        title={t('today:title')}
        phoneSub={day}
        sub={
          <Facts
            items={[
              day,
              totals &&
                (totals.all === 0
                  ? t('today:nothing')
                  : `${t('today:toContact', { count: totals.all })}${
                      totals.overdue > 0 ? `${t('today:comma')}${t('today:late', { count: totals.overdue })}` : ''
                    }`),
            ]}
          />
        }
        actions={
          <>
            {chips}
            {whose}
          </>
        }
        phoneActions={whose}
      />
      {isPhone && (
        <Toolbar label={t('today:groups')} className={styles['phoneChips'] ?? ''}>
          {chips}
        </Toolbar>
      )}
      {who === 'me' && <StandIns />}
      <div className={styles['today']}>
        {error && !data ? (
          <ErrorState text={problemMessage(error)} onRetry={() => void refetch()} />
        ) : (
          <TodayQueue
            queue={data}
            who={who}
            group={search.group}
            onShowAll={() => go({ group: undefined })}
            onTeam={hasTeam ? () => go({ who: 'team' }) : undefined}
          />
        )}
        {/* Below the queue on a phone: not before it is known how long that is. */}
        {isDecided && (!isPhone || data || error) && <MyNumbers who={who} />}
      </div>
    </>
  )
}

interface GroupChipsProps {
  label: string
  queue: Queue | undefined
  who: Who
  group: TodayGroup | undefined
  onChange: (group: TodayGroup | undefined) => void
}

function GroupChips({ queue, who, group, onChange, label }: GroupChipsProps) {
  const { t } = useTranslation('today')
  // Its place is kept: what lies below must not move.
  if (!queue) return <div className={styles['chips']} />
  return (
    <div role="group" aria-label={label} className={styles['chips']}>
      <Chip chosen={group === undefined} onClick={() => onChange(undefined)}>
        {t('today:all')} {queueTotals(queue).all}
      </Chip>
      {queue.groups.map((one) => (
        <Chip
          key={one.key}
          chosen={group === one.key}
          count={one.total}
          urgent={one.key === 'overdue' && one.total > 0 && group !== 'overdue'}
          onClick={() => onChange(group === one.key ? undefined : one.key)}
        >
          {t(groupLabel(one.key, who))}
        </Chip>
      ))}
    </div>
  )
}
