import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AuditEntry } from '@zhike/core/audit/schema'
import { problemMessage } from '../app/api-problem.ts'
import { useFormat } from '../app/session/use-format.ts'
import { Button } from '../ui/controls/Button.tsx'
import { useIsPhone } from '../ui/hooks/use-media-query.ts'
import { EmptyState } from '../ui/state/EmptyState.tsx'
import { ErrorState } from '../ui/state/ErrorState.tsx'
import { Facts } from '../ui/identity/Facts.tsx'
import { CardButton } from '../ui/table/CardButton.tsx'
import { CardList } from '../ui/table/CardList.tsx'
import { DataTable } from '../ui/table/DataTable.tsx'
import { KeysetFoot } from '../ui/table/KeysetFoot.tsx'
import { ListCard } from '../ui/table/ListCard.tsx'
import { useCursorTrail } from '../ui/table/use-cursor-trail.ts'
import { auditQuery, endlessAuditQuery } from './api.ts'
import { auditFilterKeys, type AuditSearch } from './audit-search.ts'
import { AuditFilters } from './AuditFilters.tsx'
import { EntryDrawer } from './EntryDrawer.tsx'
import { useAuditColumns } from './use-audit-columns.tsx'
import { useEntryWords } from './use-entry-words.ts'

interface AuditLogProps {
  search: AuditSearch
  onSearch: (search: AuditSearch) => void
}

/** The entries, newest first, page by page. */
export function AuditLog({ search, onSearch }: AuditLogProps) {
  const { t } = useTranslation('audit')
  const isPhone = useIsPhone()
  const { timeZone } = useFormat()
  const list = useQuery({ ...auditQuery(search, timeZone), enabled: !isPhone })
  const endless = useInfiniteQuery({ ...endlessAuditQuery(search, timeZone), enabled: isPhone })
  const { error, refetch } = isPhone ? endless : list
  const [open, setOpen] = useState<AuditEntry>()
  const { after, ...rest } = search
  const trail = useCursorTrail(`audit:${JSON.stringify(rest)}`, after)
  const names: Record<string, string> = isPhone
    ? Object.assign({}, ...(endless.data?.pages.map((page) => page.names) ?? []))
    : (list.data?.names ?? {})
  const columns = useAuditColumns(names)
  const words = useEntryWords(names)
  const previous = trail.previous
  const nextCursor = list.data?.nextCursor
  const isFiltered = auditFilterKeys.some((key) => search[key] !== undefined)
  const empty = (
    <EmptyState
      text={isFiltered ? t('audit:noneFound') : t('audit:none')}
      action={isFiltered && <Button onClick={() => onSearch({})}>{t('audit:clear')}</Button>}
    />
  )
  return (
    <>
      <AuditFilters search={rest} onSearch={onSearch} />
      {error ? (
        <ErrorState text={problemMessage(error)} onRetry={() => void refetch()} />
      ) : isPhone ? (
        <CardList
          label={t('audit:title')}
          rows={endless.data?.pages.flatMap((page) => page.items)}
          rowKey={(row) => row.id}
          renderRow={(row) => (
            <CardButton onPress={() => setOpen(row)}>
              <ListCard
                title={words.who(row)}
                lines={[<Facts key="what" items={[words.what(row), words.about(row)]} />, words.where(row)]}
                aside={[words.when(row)]}
              />
            </CardButton>
          )}
          hasMore={endless.hasNextPage}
          isLoadingMore={endless.isFetchingNextPage}
          onMore={() => void endless.fetchNextPage()}
          empty={empty}
        />
      ) : (
        <DataTable
          label={t('audit:title')}
          columns={columns}
          rows={list.data?.items}
          rowKey={(row) => row.id}
          onOpen={setOpen}
          openKey={open?.id}
          isStale={list.isPlaceholderData}
          placeKey={`audit:${JSON.stringify(search)}`}
          empty={empty}
          foot={
            <KeysetFoot
              summary={t('audit:pageSummary', { count: list.data?.items.length ?? 0 })}
              note={t('audit:order')}
              onPrevious={previous && (() => onSearch({ ...rest, after: previous() }))}
              onNext={nextCursor ? () => onSearch({ ...rest, after: trail.next(nextCursor) }) : undefined}
            />
          }
        />
      )}
      {open && <EntryDrawer entry={open} names={names} onClose={() => setOpen(undefined)} />}
    </>
  )
}
