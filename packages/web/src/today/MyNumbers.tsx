import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { OutputOf } from '@zhike/core/api/route'
import type { getTodayNumbers } from '@zhike/core/today/api'
import { problemMessage } from '../app/api-problem.ts'
import { useFormat } from '../app/session/use-format.ts'
import { useTierNames } from '../customers/use-tier-names.ts'
import { MiniBars } from '../ui/charts/MiniBars.tsx'
import { ShareBar } from '../ui/charts/ShareBar.tsx'
import { StatFigure } from '../ui/charts/StatFigure.tsx'
import { dayWords } from '../ui/format/day-words.ts'
import { formatCount } from '../ui/format/number.ts'
import { upcomingDaysQuery } from '../special-days/api.ts'
import { UpcomingDays } from '../special-days/UpcomingDays.tsx'
import { Avatar } from '../ui/identity/Avatar.tsx'
import { Section } from '../ui/layout/Section.tsx'
import { ErrorState } from '../ui/state/ErrorState.tsx'
import { SkeletonLines, useIsSlow } from '../ui/state/Skeleton.tsx'
import { todayNumbersQuery, type Who } from './api.ts'
import { OwnershipChanges } from './OwnershipChanges.tsx'
import styles from './today.module.css'

type Numbers = OutputOf<typeof getTodayNumbers>

/** How it is going: held, followed up this week, new in the pools, what changed hands. */
export function MyNumbers({ who }: { who: Who }) {
  const { t } = useTranslation('today')
  const { data, error, refetch, isPending } = useQuery(todayNumbersQuery(who))
  // Coming later, the days would push the rest down.
  const areDaysPending = useQuery(upcomingDaysQuery(who)).isPending
  const isSlow = useIsSlow(isPending || areDaysPending)
  return (
    <aside className={styles['side']} aria-label={t(`today:numbers.${who}`)} tabIndex={-1}>
      {error && !data && <ErrorState text={problemMessage(error)} onRetry={() => void refetch()} />}
      {isSlow && (
        <Section>
          <SkeletonLines lines={6} />
        </Section>
      )}
      {data && !areDaysPending && (
        <>
          <Held numbers={data} who={who} />
          <UpcomingDays who={who} />
          <Week numbers={data} />
          <Pools numbers={data} />
          <OwnershipChanges changes={data.ownershipChanges} who={who} />
        </>
      )}
    </aside>
  )
}

function Held({ numbers, who }: { numbers: Numbers; who: Who }) {
  const { t } = useTranslation('today')
  const names = useTierNames()
  const { held, capacity } = numbers
  const share = (key: 'A' | 'B' | 'C', value: number, tone: 1 | 2 | 3) => ({
    key,
    value,
    tone,
    label: `${names.label(key)} ${formatCount(value)}`,
  })
  const shares = [
    share('A', held.a, 1),
    share('B', held.b, 2),
    share('C', held.c, 3),
    { key: 'none', value: held.none, tone: 0 as const, label: t('today:noTier', { count: held.none }) },
  ]
  return (
    <Section
      title={t(`today:held.${who}`)}
      end={
        <Link to="/customers" search={who === 'team' ? { scope: 'reports' } : {}}>
          {t('today:see')}
        </Link>
      }
    >
      <StatFigure
        value={formatCount(held.total)}
        unit={t('today:customersUnit')}
        note={capacity === null ? undefined : capacity > 0 ? t('today:room', { count: capacity }) : t('today:full')}
      />
      {held.total > 0 && (
        <div className={styles['bar']}>
          <ShareBar label={shares.map((one) => one.label).join(t('today:comma'))} shares={shares} />
        </div>
      )}
    </Section>
  )
}

function Week({ numbers }: { numbers: Numbers }) {
  const { t } = useTranslation('today')
  const format = useFormat()
  const words = dayWords[format.language]
  const { followUps } = numbers
  return (
    <Section title={t('today:week')}>
      <StatFigure
        value={formatCount(followUps.total)}
        unit={t('today:timesUnit')}
        note={t('today:lastWeek', { count: followUps.lastWeekSamePeriod })}
      />
      <div className={styles['bars']}>
        <MiniBars
          label={t('today:weekLabel', { count: followUps.total })}
          height={90}
          showValues
          bars={followUps.days.map((one, index) => ({
            key: one.day,
            value: one.count,
            label: words.narrowWeekdays[index] ?? '',
            title: t('today:dayBar', { day: words.weekdays[index] ?? '', count: one.count }),
            isNow: one.day === numbers.today,
          }))}
        />
      </div>
    </Section>
  )
}

function Pools({ numbers }: { numbers: Numbers }) {
  const { t } = useTranslation('today')
  const format = useFormat()
  const { pools } = numbers
  if (pools.total === 0) return null
  return (
    <Section title={t('today:pools', { count: pools.total })} end={<Link to="/pools">{t('today:toPools')}</Link>}>
      <ul className={styles['lines']}>
        {pools.items.map((pool) => (
          <li key={pool.poolId}>
            <Avatar kind="pool" name={pool.name} />
            <span className="grow ellipsis">{pool.name}</span>
            <span className="text-3">
              {t('today:newInPool', { when: format.instantAgo(pool.latestAt), count: pool.count })}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
