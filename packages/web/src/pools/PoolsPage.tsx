import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Pencil, Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Pool } from '@zhike/core/pools/schema'
import { problemMessage } from '../app/api-problem.ts'
import { useCan } from '../app/session/use-session.ts'
import { Button } from '../ui/controls/Button.tsx'
import { IconButton } from '../ui/controls/IconButton.tsx'
import { TabBar } from '../ui/controls/TabBar.tsx'
import { formatCappedCount, formatCount } from '../ui/format/number.ts'
import { Facts } from '../ui/identity/Facts.tsx'
import { PageHead } from '../ui/layout/PageHead.tsx'
import { EmptyState } from '../ui/state/EmptyState.tsx'
import { ErrorState } from '../ui/state/ErrorState.tsx'
import { LoadingState } from '../ui/state/Skeleton.tsx'
import { ExportButton } from '../exports/ExportButton.tsx'
import { poolsQuery } from './api.ts'
import { PooledCustomers } from './PooledCustomers.tsx'
import { PoolDialog } from './PoolDialog.tsx'
import styles from './pools.module.css'

/** 公海: what lies in each pool, and taking it. */
export function PoolsPage() {
  const { t } = useTranslation('pools')
  const search = useSearch({ from: '/shell/pools' })
  const navigate = useNavigate()
  const canManage = useCan('pool.manage')
  const { data, error, refetch } = useQuery(poolsQuery(canManage))
  const [dialog, setDialog] = useState<{ pool: Pool | null }>()
  const pools = data?.items.filter((pool) => pool.kind === 'public')
  const pool = pools?.find((one) => one.id === search.pool) ?? pools?.[0]

  const who =
    pool &&
    (pool.everyoneClaims
      ? t('pools:everyone')
      : t('pools:departments', { names: pool.departments.map((one) => one.name).join('、') }))

  return (
    <>
      <PageHead
        title={t('pools:title')}
        sub={
          pool && (
            <Facts items={[t('pools:sub', { count: pool.customers.count, fresh: formatCount(pool.newIn7Days) })]} />
          )
        }
        phoneSub={pool && t('pools:phoneSub', { count: pool.customers.count })}
        actions={
          <>
            {pool && <ExportButton list="pool-customers" query={{ poolId: pool.id }} />}
            {canManage && (
              <>
                {pool?.abilities.update && (
                  <Button tone="text" icon={<Pencil aria-hidden="true" />} onClick={() => setDialog({ pool })}>
                    {t('pools:edit')}
                  </Button>
                )}
                <Button icon={<Plus aria-hidden="true" />} onClick={() => setDialog({ pool: null })}>
                  {t('pools:newPool')}
                </Button>
              </>
            )}
          </>
        }
        phoneActions={
          pool?.abilities.update && (
            <IconButton
              size="large"
              label={t('pools:manage')}
              icon={<Pencil aria-hidden="true" />}
              onClick={() => setDialog({ pool })}
            />
          )
        }
      />
      {error ? (
        <ErrorState text={problemMessage(error)} onRetry={() => void refetch()} />
      ) : !pools ? (
        <LoadingState />
      ) : !pool ? (
        <EmptyState text={t('pools:none')} />
      ) : (
        <>
          <TabBar
            label={t('pools:tabs')}
            value={pool.id}
            onChange={(id) => void navigate({ to: '/pools', search: { pool: id } })}
            tabs={pools.map((one) => ({
              key: one.id,
              label: one.isActive ? one.name : `${one.name} (${t('pools:closed')})`,
              count: formatCappedCount(one.customers),
            }))}
          />
          <p className={`${styles['about']} only-wide`}>
            <Facts items={[pool.description, who, pool.isDefault && t('pools:isDefault'), t('pools:hidden')]} />
          </p>
          <p className={`${styles['about']} only-phone`}>{pool.description ?? who}</p>
          <PooledCustomers key={pool.id} pool={pool} search={search} />
        </>
      )}
      {dialog && <PoolDialog pool={dialog.pool} onClose={() => setDialog(undefined)} />}
    </>
  )
}
