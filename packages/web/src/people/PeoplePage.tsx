import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { UserPlus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Department } from '@zhike/core/departments/schema'
import type { Person } from '@zhike/core/people/schema'
import { problemMessage } from '../app/api-problem.ts'
import { useCan } from '../app/session/use-session.ts'
import { TeamList } from '../teams/TeamList.tsx'
import { Chip } from '../ui/controls/Chip.tsx'
import { Button } from '../ui/controls/Button.tsx'
import { IconButton } from '../ui/controls/IconButton.tsx'
import { SearchField } from '../ui/controls/SearchField.tsx'
import { Segmented } from '../ui/controls/Segmented.tsx'
import { formatCappedCount } from '../ui/format/number.ts'
import { PageHead } from '../ui/layout/PageHead.tsx'
import { Toolbar } from '../ui/layout/Toolbar.tsx'
import { EmptyState } from '../ui/state/EmptyState.tsx'
import { ErrorState } from '../ui/state/ErrorState.tsx'
import { CardList } from '../ui/table/CardList.tsx'
import { useIsPhone } from '../ui/hooks/use-media-query.ts'
import { DataTable } from '../ui/table/DataTable.tsx'
import { LinkButton } from '../ui/controls/LinkButton.tsx'
import { KeysetFoot } from '../ui/table/KeysetFoot.tsx'
import { useCursorTrail } from '../ui/table/use-cursor-trail.ts'
import { filterOf, departmentsQuery, endlessPeopleQuery, peopleCountQuery, peopleQuery } from './api.ts'
import { DepartmentDialog } from './DepartmentDialog.tsx'
import { DepartmentTree } from './DepartmentTree.tsx'
import { ExportButton } from '../exports/ExportButton.tsx'
import type { PeopleSearch } from './people-search.ts'
import { PersonCard } from './PersonCard.tsx'
import { PersonDrawer } from './PersonDrawer.tsx'
import { RoleFilter } from './RoleFilter.tsx'
import { usePeopleColumns } from './use-people-columns.tsx'
import styles from './people.module.css'

/** 人员与部门: the tree at the left, its people at the right. */
export function PeoplePage() {
  const { t } = useTranslation('people')
  const isPhone = useIsPhone()
  const search = useSearch({ from: '/shell/people' })
  const navigate = useNavigate()
  const list = useQuery({ ...peopleQuery(search), enabled: !isPhone })
  const endless = useInfiniteQuery({ ...endlessPeopleQuery(search), enabled: isPhone })
  const { error, refetch } = isPhone ? endless : list
  const count = useQuery(peopleCountQuery(search))
  const departments = useQuery(departmentsQuery)
  const [open, setOpen] = useState<{ person: Person | null }>()
  const [editing, setEditing] = useState<{ department: Department | null; parentId: string | null }>()
  const columns = usePeopleColumns()
  const { after, ...rest } = search
  const trail = useCursorTrail(`people:${JSON.stringify(rest)}`, after)
  const manages = useCan('person.manage')
  const side = search.side ?? 'departments'
  const go = (next: PeopleSearch) => void navigate({ to: '/people', search: next })
  const previous = trail.previous
  const nextCursor = list.data?.nextCursor
  const tree = departments.data?.items ?? []
  const empty = search.q ? (
    <EmptyState
      text={t('people:noneFound', { text: search.q })}
      action={<Button onClick={() => go({})}>{t('people:clear')}</Button>}
    />
  ) : (
    <EmptyState text={t('people:none')} />
  )

  return (
    <>
      <PageHead
        title={t('people:title')}
        sub={count.data && t('people:sub', { people: formatCappedCount(count.data), departments: tree.length })}
        actions={
          manages && (
            <>
              <ExportButton list="people" query={filterOf(search)} also="leaves" />
              <LinkButton to="/import" search={{ kind: 'people' }}>
                {t('people:import')}
              </LinkButton>
              <Button tone="primary" icon={<UserPlus aria-hidden="true" />} onClick={() => setOpen({ person: null })}>
                {t('people:add')}
              </Button>
            </>
          )
        }
        phoneActions={
          manages && (
            <IconButton
              size="large"
              label={t('people:add')}
              icon={<UserPlus aria-hidden="true" />}
              onClick={() => setOpen({ person: null })}
            />
          )
        }
      />
      <div className={styles['page']}>
        <div className={styles['side']}>
          <Segmented
            wide
            label={t('people:sides')}
            value={side}
            onChange={(next) => go({ ...rest, side: next === 'teams' ? 'teams' : undefined })}
            options={[
              { key: 'departments', label: t('people:departments') },
              { key: 'teams', label: t('people:teams') },
            ]}
          />
          {side === 'teams' ? (
            <TeamList chosen={search.team} onChoose={(team) => go({ ...rest, team })} />
          ) : (
            <DepartmentTree
              departments={tree}
              chosen={search.department}
              onChoose={(department) => go({ ...rest, department })}
              onAdd={(parentId) => setEditing({ department: null, parentId })}
              onEdit={(department) => setEditing({ department, parentId: department.parentId })}
            />
          )}
        </div>
        <div className={styles['main']}>
          <Toolbar
            label={t('people:list')}
            end={
              <Segmented
                label={t('people:status')}
                value={search.status ?? 'active'}
                onChange={(status) => go({ ...rest, status })}
                options={[
                  { key: 'active', label: t('people:active') },
                  { key: 'inactive', label: t('people:inactive') },
                ]}
              />
            }
          >
            <SearchField
              label={t('people:search')}
              value={search.q ?? ''}
              onChange={(q) => go({ ...rest, q: q || undefined })}
              width={isPhone ? 168 : 240}
            />
            <RoleFilter value={search.role} onChange={(role) => go({ ...rest, role })} />
            <Chip chosen={search.away === true} onClick={() => go({ ...rest, away: search.away ? undefined : true })}>
              {t('people:onLeave')}
            </Chip>
          </Toolbar>
          {error ? (
            <ErrorState text={problemMessage(error)} onRetry={() => void refetch()} />
          ) : isPhone ? (
            <CardList
              label={t('people:list')}
              rows={endless.data?.pages.flatMap((page) => page.items)}
              rowKey={(row) => row.id}
              renderRow={(row) => <PersonCard person={row} onOpen={() => setOpen({ person: row })} />}
              hasMore={endless.hasNextPage}
              isLoadingMore={endless.isFetchingNextPage}
              onMore={() => void endless.fetchNextPage()}
              empty={empty}
            />
          ) : (
            <DataTable
              label={t('people:list')}
              columns={columns}
              rows={list.data?.items}
              rowKey={(row) => row.id}
              onOpen={(row) => setOpen({ person: row })}
              openKey={open?.person?.id}
              isStale={list.isPlaceholderData}
              placeKey={`people:${JSON.stringify(search)}`}
              empty={empty}
              foot={
                <KeysetFoot
                  summary={t('people:pageSummary', {
                    count: list.data?.items.length ?? 0,
                    total: count.data ? formatCappedCount(count.data) : '…',
                  })}
                  onPrevious={previous && (() => go({ ...rest, after: previous() }))}
                  onNext={nextCursor ? () => go({ ...rest, after: trail.next(nextCursor) }) : undefined}
                />
              }
            />
          )}
        </div>
      </div>
      {open && (
        <PersonDrawer
          key={open.person ? `${open.person.id}:${open.person.version}` : 'new'}
          person={open.person}
          departmentId={side === 'departments' ? search.department : undefined}
          departments={tree}
          onClose={() => setOpen(undefined)}
        />
      )}
      {editing && (
        <DepartmentDialog
          department={editing.department}
          parentId={editing.parentId}
          departments={tree}
          onClose={() => setEditing(undefined)}
        />
      )}
    </>
  )
}
