import { useQuery } from '@tanstack/react-query'
import { History, SlidersHorizontal } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TierSummary } from '@zhike/core/tiers/schema'
import { problemMessage } from '../app/api-problem.ts'
import { useFormat } from '../app/session/use-format.ts'
import { Button } from '../ui/controls/Button.tsx'
import { formatCount, formatPercent } from '../ui/format/number.ts'
import { Facts } from '../ui/identity/Facts.tsx'
import { KeyValues } from '../ui/layout/KeyValues.tsx'
import { PageBody } from '../ui/layout/PageBody.tsx'
import { PageHead } from '../ui/layout/PageHead.tsx'
import { EmptyState } from '../ui/state/EmptyState.tsx'
import { ErrorState } from '../ui/state/ErrorState.tsx'
import { LoadingState } from '../ui/state/Skeleton.tsx'
import { showToast } from '../ui/toast/toast.ts'
import { latestTiersQuery, tierSchemeQuery, useRunTiers } from './api.ts'
import { ChangedCustomers } from './ChangedCustomers.tsx'
import { Criteria } from './Criteria.tsx'
import { ParetoChart } from './ParetoChart.tsx'
import { SchemeDialog } from './SchemeDialog.tsx'
import { TierRunsDialog } from './TierRunsDialog.tsx'
import { TierTable } from './TierTable.tsx'
import styles from './tiers.module.css'

/** 客户级别: who brings the revenue, by which criteria, and what changed. */
export function TiersPage() {
  const { t } = useTranslation('tiers')
  const format = useFormat()
  const [departmentId, setDepartmentId] = useState<string>()
  const [dialog, setDialog] = useState<'scheme' | 'runs'>()
  const latest = useQuery(latestTiersQuery(departmentId))
  const scheme = useQuery(tierSchemeQuery)
  const run = useRunTiers()
  const summary = latest.data?.latest ?? null
  const abilities = scheme.data?.abilities

  const recalculate = async () => {
    try {
      const result = await run.mutateAsync()
      if (result.state === 'failed') showToast({ text: t('tiers:failed', { error: result.error ?? '' }), tone: 'bad' })
      else showToast({ text: result.changed ? t('tiers:done', { count: result.changed }) : t('tiers:doneSame') })
    } catch (error) {
      showToast({ text: problemMessage(error), tone: 'bad' })
    }
  }

  return (
    <>
      <PageHead
        title={t('tiers:title')}
        sub={
          summary && (
            <Facts
              items={[
                t('tiers:calculated', { when: format.within.moment(summary.run.finishedAt) }),
                t('tiers:ranked', { formatted: formatCount(summary.ranked) }),
                t('tiers:changedCount', { formatted: formatCount(summary.changed) }),
              ]}
            />
          )
        }
        actions={
          <>
            <Button tone="text" icon={<History aria-hidden="true" />} onClick={() => setDialog('runs')}>
              {t('tiers:history')}
            </Button>
            {abilities?.update && (
              <Button icon={<SlidersHorizontal aria-hidden="true" />} onClick={() => setDialog('scheme')}>
                {t('tiers:scheme')}
              </Button>
            )}
            {abilities?.run && (
              <Button tone="primary" loading={run.isPending} onClick={() => void recalculate()}>
                {run.isPending ? t('tiers:calculating') : t('tiers:recalculate')}
              </Button>
            )}
          </>
        }
      />
      <PageBody>
        {latest.error ? (
          <ErrorState text={problemMessage(latest.error)} onRetry={() => void latest.refetch()} />
        ) : latest.data === undefined ? (
          <LoadingState lines={8} />
        ) : summary === null ? (
          <EmptyState
            text={abilities?.run ? t('tiers:empty') : t('tiers:emptyMember')}
            action={
              abilities?.run && (
                <Button tone="primary" loading={run.isPending} onClick={() => void recalculate()}>
                  {t('tiers:recalculate')}
                </Button>
              )
            }
          />
        ) : (
          <>
            <Criteria summary={summary} departmentId={departmentId} onDepartment={setDepartmentId} />
            <section className={styles['lead']}>
              <Lead summary={summary} />
              <ParetoChart summary={summary} />
            </section>
            <TierTable summary={summary} departmentId={departmentId} />
            <ChangedCustomers summary={summary} departmentId={departmentId} />
          </>
        )}
      </PageBody>
      {scheme.data && (
        <SchemeDialog
          key={scheme.data.updatedAt}
          record={scheme.data}
          open={dialog === 'scheme'}
          onClose={() => setDialog(undefined)}
          onSaved={() => {
            setDialog(undefined)
            showToast({ text: t('tiers:form.saved') })
            void recalculate()
          }}
        />
      )}
      <TierRunsDialog open={dialog === 'runs'} onClose={() => setDialog(undefined)} />
    </>
  )
}

function Lead({ summary }: { summary: TierSummary }) {
  const { t } = useTranslation('tiers')
  const format = useFormat()
  const [a, b] = summary.tiers
  const { scheme } = summary.run
  return (
    <div>
      <p className={styles['say']}>
        {t('tiers:lead', { customers: formatCount(a?.customers), share: formatPercent(a?.shareOfCustomers) })}
        <br />
        {t('tiers:leadRest', { share: formatPercent(a?.shareOfRevenue) })}
      </p>
      <p className={styles['how']}>
        {scheme.mode === 'share'
          ? t('tiers:howShare', scheme.thresholds)
          : t('tiers:howAmount', { a: format.money(scheme.amounts.a), b: format.money(scheme.amounts.b) })}
      </p>
      <KeyValues
        items={[
          { key: 'total', name: t('tiers:total'), value: <b>{format.money(summary.revenue, 1)}</b> },
          {
            key: 'a',
            name: t('tiers:aThreshold'),
            value: a?.from && t('tiers:from', { amount: format.money(a.from) }),
          },
          {
            key: 'b',
            name: t('tiers:bThreshold'),
            value: b?.from && t('tiers:from', { amount: format.money(b.from) }),
          },
          {
            key: 'biggest',
            name: t('tiers:biggest'),
            value:
              summary.biggest &&
              t('tiers:biggestValue', {
                amount: format.money(summary.biggest.revenue, 1),
                share: formatPercent(summary.biggest.shareOfRevenue),
              }),
          },
        ]}
      />
    </div>
  )
}
