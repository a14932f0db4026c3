import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { ChevronLeft } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { TierCustomer } from '@zhike/core/tiers/schema'
import { problemMessage } from '../app/api-problem.ts'
import { useFormat } from '../app/session/use-format.ts'
import { useSession } from '../app/session/use-session.ts'
import { Chip } from '../ui/controls/Chip.tsx'
import { IconLink } from '../ui/controls/IconLink.tsx'
import { LinkButton } from '../ui/controls/LinkButton.tsx'
import { none } from '../ui/format/money.ts'
import { formatCount, formatPercent } from '../ui/format/number.ts'
import { HolderChip } from '../ui/identity/HolderChip.tsx'
import { VipFlag } from '../ui/identity/VipFlag.tsx'
import { PageHead } from '../ui/layout/PageHead.tsx'
import { Toolbar } from '../ui/layout/Toolbar.tsx'
import { EmptyState } from '../ui/state/EmptyState.tsx'
import { ErrorState } from '../ui/state/ErrorState.tsx'
import type { Column } from '../ui/table/column.ts'
import { DataTable } from '../ui/table/DataTable.tsx'
import { KeysetFoot } from '../ui/table/KeysetFoot.tsx'
import { useCursorTrail } from '../ui/table/use-cursor-trail.ts'
import { tierCustomersQuery } from './api.ts'
import type { TierListSearch } from './tier-list-search.ts'
import { OneTier, TierStep } from './TierStep.tsx'
import styles from './tiers.module.css'

const route = getRouteApi('/shell/tiers/customers')

/** The ranked customers behind a tier's figure. */
export function TierCustomersPage() {
  const { t } = useTranslation('tiers')
  const search = route.useSearch()
  const navigate = useNavigate()
  const { data, error, refetch, isPlaceholderData } = useQuery(tierCustomersQuery(search))
  const columns = useColumns(search.changed === true)
  const { after, ...list } = search
  const trail = useCursorTrail(`tiers:${JSON.stringify(list)}`, after)
  const go = (next: TierListSearch) => void navigate({ to: '/tiers/customers', search: next })
  const previous = trail.previous
  const nextCursor = data?.nextCursor

  const title = search.changed
    ? t('tiers:listChanged')
    : search.vip
      ? t('tiers:listVip')
      : search.tier
        ? t('tiers:listTitle', { tier: search.tier })
        : t('tiers:listAll')
  const back = <IconLink to="/tiers" label={t('tiers:back')} icon={<ChevronLeft aria-hidden="true" />} />
  return (
    <>
      <PageHead
        title={title}
        back={back}
        actions={
          <LinkButton to="/tiers" tone="text" icon={<ChevronLeft aria-hidden="true" />}>
            {t('tiers:back')}
          </LinkButton>
        }
      />
      <Toolbar label={t('tiers:list')}>
        <Chip
          chosen={!search.tier && !search.vip && !search.changed}
          onClick={() => go({ department: search.department })}
        >
          {t('tiers:all')}
        </Chip>
        {(['A', 'B', 'C'] as const).map((tier) => (
          <Chip key={tier} chosen={search.tier === tier} onClick={() => go({ tier, department: search.department })}>
            {tier}
          </Chip>
        ))}
        <Chip chosen={search.vip === true} onClick={() => go({ vip: true, department: search.department })}>
          {t('tiers:vip')}
        </Chip>
        <Chip chosen={search.changed === true} onClick={() => go({ changed: true, department: search.department })}>
          {t('tiers:changed')}
        </Chip>
      </Toolbar>
      {error ? (
        <ErrorState text={problemMessage(error)} onRetry={() => void refetch()} />
      ) : (
        <DataTable
          label={title}
          columns={columns}
          rows={data?.items}
          rowKey={(row) => row.customerId}
          isStale={isPlaceholderData}
          placeKey={`tiers:${JSON.stringify(search)}`}
          onOpenPage={(row) => void navigate({ to: '/customers/$customerId', params: { customerId: row.customerId } })}
          empty={<EmptyState text={t('tiers:listEmpty')} />}
          foot={
            <KeysetFoot
              summary={t('tiers:pageSummary', { count: data?.items.length ?? 0 })}
              onPrevious={previous && (() => go({ ...list, after: previous() }))}
              onNext={nextCursor ? () => go({ ...list, after: trail.next(nextCursor) }) : undefined}
            />
          }
        />
      )}
    </>
  )
}

function useColumns(isChanged: boolean): Column<TierCustomer>[] {
  const { t } = useTranslation('tiers')
  const format = useFormat()
  const { person } = useSession()
  return [
    {
      key: 'customer',
      title: t('tiers:customer'),
      maxWidth: 320,
      render: (row) => (
        <span className={styles['tierName']}>
          {isChanged ? <TierStep from={row.change?.fromTier ?? null} to={row.tier} /> : <OneTier tier={row.tier} />}
          <b className="ellipsis">{row.shortName ?? row.name}</b>
          {row.isVip && <VipFlag label={t('tiers:vip')} />}
        </span>
      ),
    },
    {
      key: 'rank',
      title: t('tiers:rank'),
      align: 'end',
      render: (row) => (row.rank === null ? none : formatCount(row.rank)),
    },
    {
      key: 'revenue',
      title: t('tiers:revenueIn', { unit: format.moneyUnit }),
      align: 'end',
      render: (row) => <b>{format.moneyCell(row.revenue)}</b>,
    },
    ...(isChanged
      ? [
          {
            key: 'why',
            title: t('tiers:why'),
            maxWidth: 360,
            render: (row: TierCustomer) => <span className="ellipsis">{row.change?.reason}</span>,
          },
          {
            key: 'before',
            title: t('tiers:before'),
            align: 'end' as const,
            render: (row: TierCustomer) => format.moneyCell(row.change?.previousRevenue),
          },
        ]
      : [
          {
            key: 'share',
            title: t('tiers:share'),
            align: 'end' as const,
            render: (row: TierCustomer) => formatPercent(row.share, 2),
          },
          {
            key: 'cumulative',
            title: t('tiers:cumulative'),
            align: 'end' as const,
            render: (row: TierCustomer) => formatPercent(row.cumulativeShare),
          },
        ]),
    {
      key: 'holder',
      title: t('tiers:holder'),
      render: (row) => <HolderChip kind={row.holder.kind} name={row.holder.name} isMe={row.holder.id === person.id} />,
    },
  ]
}
