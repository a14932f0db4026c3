import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ContactViewDay } from '@zhike/core/contact-views/schema'
import { problemMessage } from '../app/api-problem.ts'
import { useFormat } from '../app/session/use-format.ts'
import { useCan } from '../app/session/use-session.ts'
import { Button } from '../ui/controls/Button.tsx'
import { LinkButton } from '../ui/controls/LinkButton.tsx'
import { Tag } from '../ui/identity/Tag.tsx'
import { KeyValues } from '../ui/layout/KeyValues.tsx'
import { Section } from '../ui/layout/Section.tsx'
import { SideDrawer } from '../ui/layout/SideDrawer.tsx'
import { EmptyState } from '../ui/state/EmptyState.tsx'
import { ErrorState } from '../ui/state/ErrorState.tsx'
import { LoadingState } from '../ui/state/Skeleton.tsx'
import { CardButton } from '../ui/table/CardButton.tsx'
import type { Column } from '../ui/table/column.ts'
import { DataTable } from '../ui/table/DataTable.tsx'
import { ListCard } from '../ui/table/ListCard.tsx'
import { CardList } from '../ui/table/CardList.tsx'
import { useIsPhone } from '../ui/hooks/use-media-query.ts'
import { contactViewDetailQuery, contactViewsQuery } from './api.ts'
import type { AuditSearch } from './audit-search.ts'
import styles from './audit.module.css'

interface ContactViewsProps {
  search: AuditSearch
  onSearch: (search: AuditSearch) => void
}

const keyOf = (row: ContactViewDay) => `${row.person.id} ${row.day}`

/** Of how many customers each person saw unmasked contact data, day by day: how customer lists leak. */
export function ContactViews({ search, onSearch }: ContactViewsProps) {
  const { t } = useTranslation('audit')
  const format = useFormat()
  const isPhone = useIsPhone()
  const mayManage = useCan('settings.manage')
  const views = useInfiniteQuery(contactViewsQuery(search))
  const [open, setOpen] = useState<ContactViewDay>()
  const rows = views.data?.pages.flatMap((page) => page.items)
  const limits = views.data?.pages[0]?.limits
  const columns: Column<ContactViewDay>[] = [
    { key: 'day', title: t('audit:views.day'), width: 120, render: (row) => format.date(row.day) },
    { key: 'person', title: t('audit:views.person'), render: (row) => <b>{row.person.name}</b> },
    { key: 'department', title: t('audit:views.department'), render: (row) => row.person.departmentName ?? '' },
    { key: 'customers', title: t('audit:views.customers'), align: 'end', render: (row) => row.customers },
    { key: 'state', title: t('audit:views.state'), render: (row) => <State row={row} /> },
  ]
  const empty = <EmptyState text={t('audit:views.none')} />
  return (
    <>
      <div className={styles['chain']}>
        <span>
          {limits &&
            t(limits.limit === null ? 'audit:views.alertAt' : 'audit:views.alertAndLimit', {
              alert: limits.alert ?? t('audit:views.never'),
              limit: limits.limit,
            })}
        </span>
        {search.actor && (
          <Button tone="link" size="small" onClick={() => onSearch({ tab: 'views' })}>
            {t('audit:clear')}
          </Button>
        )}
        {mayManage && (
          <LinkButton to="/privacy" tone="link" size="small">
            {t('audit:views.settings')}
          </LinkButton>
        )}
      </div>
      {views.error && !rows ? (
        <ErrorState text={problemMessage(views.error)} onRetry={() => void views.refetch()} />
      ) : isPhone ? (
        <CardList
          label={t('audit:tab.views')}
          rows={rows}
          rowKey={keyOf}
          renderRow={(row) => (
            <CardButton onPress={() => setOpen(row)}>
              <ListCard
                title={row.person.name}
                lines={[t('audit:views.line', { count: row.customers }), <State key="state" row={row} />]}
                aside={[format.date(row.day)]}
              />
            </CardButton>
          )}
          hasMore={views.hasNextPage}
          isLoadingMore={views.isFetchingNextPage}
          onMore={() => void views.fetchNextPage()}
          empty={empty}
        />
      ) : (
        <DataTable
          label={t('audit:tab.views')}
          columns={columns}
          rows={rows}
          rowKey={keyOf}
          onOpen={setOpen}
          openKey={open && keyOf(open)}
          empty={empty}
          foot={
            views.hasNextPage && (
              <div className={styles['more']}>
                <Button tone="text" loading={views.isFetchingNextPage} onClick={() => void views.fetchNextPage()}>
                  {t('audit:views.earlier')}
                </Button>
              </div>
            )
          }
        />
      )}
      {open && <DayDrawer row={open} onClose={() => setOpen(undefined)} />}
    </>
  )
}

function State({ row }: { row: ContactViewDay }) {
  const { t } = useTranslation('audit')
  if (row.limitedAt) return <Tag tone="bad">{t('audit:views.limited', { count: row.refused })}</Tag>
  return row.alertedAt ? <Tag tone="warn">{t('audit:views.alerted')}</Tag> : null
}

function DayDrawer({ row, onClose }: { row: ContactViewDay; onClose: () => void }) {
  const { t } = useTranslation('audit')
  const format = useFormat()
  const { data, error, refetch } = useQuery(contactViewDetailQuery(row.person.id, row.day))
  const title = t('audit:views.title', { name: row.person.name, day: format.date(row.day) })
  const count = (value: number) => t('audit:views.line', { count: value })
  return (
    <SideDrawer label={title} open onClose={onClose} title={<b>{title}</b>}>
      {error && <ErrorState text={problemMessage(error)} onRetry={() => void refetch()} />}
      {!data && !error && <LoadingState lines={4} />}
      {data && (
        <>
          <Section title={t('audit:views.bySource')}>
            <KeyValues
              items={(['list', 'record', 'contacts'] as const).map((key) => ({
                key,
                name: t(`audit:views.source.${key}`),
                value: count(data.sources[key]),
              }))}
            />
          </Section>
          <Section title={t('audit:views.byHolder')}>
            <KeyValues
              items={(['own', 'others', 'pools'] as const).map((key) => ({
                key,
                name: t(`audit:views.holder.${key}`),
                value: count(data.holders[key]),
              }))}
            />
          </Section>
          <Section title={t('audit:views.byHour')}>
            <KeyValues
              items={data.hours.map(({ hour, customers }) => ({
                key: String(hour),
                name: `${String(hour).padStart(2, '0')}:00`,
                value: count(customers),
              }))}
            />
          </Section>
        </>
      )}
    </SideDrawer>
  )
}
