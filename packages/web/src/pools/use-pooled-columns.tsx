import { useTranslation } from 'react-i18next'
import type { PooledCustomer } from '@zhike/core/pools/schema'
import { useFormat } from '../app/session/use-format.ts'
import { TierMark, VipMark } from '../customers/TierMark.tsx'
import { useReferenceNames } from '../reference/use-reference.ts'
import { Button } from '../ui/controls/Button.tsx'
import type { Column } from '../ui/table/column.ts'
import styles from './pools.module.css'

/** The columns of a pool: what helps to choose, nothing to contact by. */
export function usePooledColumns(
  onClaim: ((row: PooledCustomer) => void) | undefined,
  isBusy: boolean,
): Column<PooledCustomer>[] {
  const { t } = useTranslation('pools')
  const format = useFormat()
  const names = useReferenceNames()
  return [
    {
      key: 'customer',
      title: t('pools:customer'),
      maxWidth: 300,
      render: (row) => (
        <span className={styles['name']}>
          <TierMark tier={row.tier} />
          <b className="ellipsis">{row.name}</b>
          <VipMark isVip={row.isVip} />
        </span>
      ),
    },
    { key: 'region', title: t('pools:region'), render: (row) => names.region(row.regionCode) },
    {
      key: 'industry',
      title: t('pools:industry'),
      maxWidth: 160,
      render: (row) => <span className="ellipsis">{names.industry(row.industryCode)}</span>,
    },
    {
      key: 'revenue',
      title: t('pools:revenue', { unit: format.moneyUnit }),
      align: 'end',
      render: (row) => <b>{format.moneyCell(row.revenue12m)}</b>,
    },
    { key: 'lastOrder', title: t('pools:lastOrder'), align: 'end', render: (row) => format.date(row.lastOrderOn) },
    { key: 'entered', title: t('pools:entered'), align: 'end', render: (row) => format.instantAgo(row.enteredAt) },
    {
      key: 'how',
      title: t('pools:how'),
      maxWidth: 180,
      render: (row) => <span className="ellipsis">{row.label}</span>,
    },
    { key: 'former', title: t('pools:former'), render: (row) => row.formerHolderName ?? '' },
    ...(onClaim
      ? [
          {
            key: 'claim',
            title: <span className="visually-hidden">{t('pools:claim')}</span>,
            align: 'end' as const,
            render: (row: PooledCustomer) => (
              <Button
                size="small"
                disabled={isBusy}
                aria-label={t('pools:claimOne', { name: row.name })}
                onClick={() => onClaim(row)}
              >
                {t('pools:claim')}
              </Button>
            ),
          },
        ]
      : []),
  ]
}
