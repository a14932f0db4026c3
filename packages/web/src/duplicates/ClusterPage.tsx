import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { ChevronLeft, Merge, Unlink } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ClusterDetail } from '@zhike/core/duplicates/schema'
import { problemMessage } from '../app/api-problem.ts'
import { useFormat } from '../app/session/use-format.ts'
import { CompareTable, type ComparedRow } from '../customers/compare/CompareTable.tsx'
import { comparedFacts, useComparedFields } from '../customers/compare/use-compared-fields.tsx'
import { HolderMark } from '../customers/HolderMark.tsx'
import { Button } from '../ui/controls/Button.tsx'
import { IconLink } from '../ui/controls/IconLink.tsx'
import { LinkButton } from '../ui/controls/LinkButton.tsx'
import { HolderChip } from '../ui/identity/HolderChip.tsx'
import { PageBody } from '../ui/layout/PageBody.tsx'
import { PageHead } from '../ui/layout/PageHead.tsx'
import { EmptyState } from '../ui/state/EmptyState.tsx'
import { LoadingState } from '../ui/state/Skeleton.tsx'
import { showToast } from '../ui/toast/toast.ts'
import { clusterQuery, useKeepApart } from './api.ts'
import { Evidence } from './Evidence.tsx'
import styles from './duplicates.module.css'

/** The name stands above. */
const shownFacts = comparedFacts.filter((name) => name !== 'name')

const route = getRouteApi('/shell/customers/duplicates/$clusterId')

/** One group side by side: the same, or not? */
export function ClusterPage() {
  const { t } = useTranslation(['duplicates', 'customers'])
  const { clusterId } = route.useParams()
  const { data, error } = useQuery(clusterQuery(clusterId))
  return (
    <>
      <PageHead
        title={t('duplicates:compare')}
        divided
        back={<IconLink size="large" to="/customers/duplicates" label={t('duplicates:back')} icon={<ChevronLeft />} />}
        actions={
          <LinkButton to="/customers/duplicates" tone="text" icon={<ChevronLeft />}>
            {t('duplicates:back')}
          </LinkButton>
        }
      />
      <PageBody>
        {!data && !error && <LoadingState />}
        {error && (
          <EmptyState
            text={problemMessage(error)}
            action={<LinkButton to="/customers/duplicates">{t('duplicates:back')}</LinkButton>}
          />
        )}
        {data && !error && <Comparison key={data.id} cluster={data} />}
      </PageBody>
    </>
  )
}

function Comparison({ cluster }: { cluster: ClusterDetail }) {
  const { t } = useTranslation(['duplicates', 'customers'])
  const go = route.useNavigate()
  const { customers, elsewhere, more, pairs } = cluster
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const chosen = customers.filter((one) => !left.has(one.id))
  const ids = chosen.map((one) => one.id)
  const mayJudge = chosen.some((one) => one.abilities.update)
  const mayMerge = chosen.every((one) => one.abilities.merge)
  const names = new Map(customers.map((one) => [one.id, one.name]))
  const { apart, undo } = useKeepApart()
  const toggle = (id: string) => {
    const next = new Set(left)
    if (!next.delete(id)) next.add(id)
    setLeft(next)
  }
  const separate = async () => {
    try {
      await apart.mutateAsync(ids)
      showToast({ text: t('duplicates:kept', { count: ids.length }), undo: () => undo.mutateAsync(ids) })
      await go({ to: '/customers/duplicates', search: {} })
    } catch (problem) {
      showToast({ text: problemMessage(problem), tone: 'bad' })
    }
  }
  return (
    <div className={styles['page']}>
      <ComparisonTable customers={customers} left={left} onToggle={toggle} />
      {more > 0 && <p className="meta">{t('duplicates:moreCompared', { count: more })}</p>}
      {elsewhere.length > 0 && (
        <section className={styles['elsewhere']}>
          <h2>{t('duplicates:elsewhere')}</h2>
          <p className="meta">{t('duplicates:elsewhereNote')}</p>
          <ul>
            {elsewhere.map(({ holder }, index) => (
              // oxlint-disable-next-line react/no-array-index-key -- what lies outside one's reach has no id
              <li key={index}>
                <HolderChip
                  kind={holder.kind}
                  name={holder.name}
                  {...(holder.departmentName ? { note: holder.departmentName } : {})}
                />
              </li>
            ))}
          </ul>
        </section>
      )}
      {pairs.length > 0 && (
        <section className={styles['pairs']}>
          <h2>{t('duplicates:why')}</h2>
          <ul>
            {pairs.slice(0, 12).map((pair) => (
              <li key={`${pair.customerId} ${pair.otherId}`}>
                <span className={styles['score']}>{pair.score}</span>
                <span>{t('duplicates:pair', { a: names.get(pair.customerId), b: names.get(pair.otherId) })}</span>
                <Evidence evidence={pair.evidence} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {customers.length > 1 && (
        <div className={styles['foot']}>
          {mayJudge && (
            <Button
              icon={<Unlink aria-hidden="true" />}
              disabled={ids.length < 2}
              loading={apart.isPending}
              onClick={() => void separate()}
            >
              {t('duplicates:notSame', { count: ids.length })}
            </Button>
          )}
          {mayMerge && ids.length > 1 && (
            <LinkButton
              tone="primary"
              to="/customers/merge"
              search={{ ids: ids.join(',') }}
              icon={<Merge aria-hidden="true" />}
            >
              {t('duplicates:merge', { count: ids.length })}
            </LinkButton>
          )}
        </div>
      )}
    </div>
  )
}

interface ComparisonTableProps {
  customers: ClusterDetail['customers']
  left: ReadonlySet<string>
  onToggle: (id: string) => void
}

function ComparisonTable({ customers, left, onToggle }: ComparisonTableProps) {
  const { t } = useTranslation(['duplicates', 'customers'])
  const format = useFormat()
  const compared = useComparedFields(
    customers.map((one) => ({ ...one, facts: one })),
    shownFacts,
  )
  const rows = compared.map(({ name, label, text, file, isSame }): ComparedRow => ({
    key: name,
    label,
    isSame,
    cell: (id) => file(id) ?? text(id) ?? '—',
  }))
  const of = (value: (customer: ClusterDetail['customers'][number]) => ReactNode) => (id: string) => {
    const customer = customers.find((one) => one.id === id)
    return customer && value(customer)
  }
  return (
    <CompareTable
      label={t('duplicates:compare')}
      corner={t('duplicates:field')}
      columns={customers.map((one) => ({
        id: one.id,
        isLeftOut: left.has(one.id),
        head: (
          <>
            <Link to="/customers/$customerId" params={{ customerId: one.id }} className="strong">
              {one.name}
            </Link>
            <div>
              <HolderMark holder={one.holder} />
            </div>
            {customers.length > 2 && (
              <label className={styles['pick']}>
                <input type="checkbox" checked={!left.has(one.id)} onChange={() => onToggle(one.id)} />
                {t('duplicates:include')}
              </label>
            )}
          </>
        ),
      }))}
      groups={[
        {
          rows: [
            ...rows,
            { key: 'contacts', label: t('duplicates:contacts'), cell: of((one) => one.contactCount) },
            { key: 'orders', label: t('duplicates:orders'), cell: of((one) => one.orderCount) },
            { key: 'created', label: t('duplicates:created'), cell: of((one) => format.moment(one.createdAt)) },
          ],
        },
      ]}
    />
  )
}
