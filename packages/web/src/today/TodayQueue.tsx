import { useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TodayGroup } from '@zhike/core/today/schema'
import type { FollowUpKind } from '@zhike/core/follow-ups/schema'
import { useCan } from '../app/session/use-session.ts'
import { isMasked } from '../customers/field-rules.ts'
import { Button } from '../ui/controls/Button.tsx'
import { LinkButton } from '../ui/controls/LinkButton.tsx'
import { phoneHref } from '../ui/format/phone.ts'
import { useShortcuts } from '../ui/keyboard/shortcuts.ts'
import { EmptyState } from '../ui/state/EmptyState.tsx'
import { useRowKeys } from '../ui/table/use-row-keys.ts'
import { todayQuery, type Who } from './api.ts'
import { groupLabel } from './group-label.ts'
import { withoutCustomer, type Queue } from './leave-queue.ts'
import { QueueRow } from './QueueRow.tsx'
import { QueueSkeleton } from './QueueSkeleton.tsx'
import styles from './today.module.css'

interface TodayQueueProps {
  queue: Queue | undefined
  who: Who
  group: TodayGroup | undefined
  onShowAll: () => void
  /** Whoever looks after others can go on with them. */
  onTeam: (() => void) | undefined
}

const collapseMs = 160
/** Beside the other groups each begins with this many, so that all of them are near the top. */
const atFirst = 15
const restOf = {
  overdue: { next: 'overdue' },
  due: { next: 'today' },
  new: {},
  untouched: { touched: 'over15' },
} as const

export function TodayQueue({ queue, who, group, onShowAll, onTeam }: TodayQueueProps) {
  const { t } = useTranslation('today')
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const mayWrite = useCan('follow-up.write')
  const box = useRef<HTMLDivElement>(null)
  const [writing, setWriting] = useState<{ id: string; kind?: FollowUpKind }>()
  const [leaving, setLeaving] = useState<ReadonlySet<string>>(new Set())
  const [unfolded, setUnfolded] = useState<ReadonlySet<TodayGroup>>(new Set())
  const groups = queue?.groups
    .filter((one) => one.total > 0 && (!group || one.key === group))
    .map((one) => {
      const items = group || unfolded.has(one.key) ? one.items : one.items.slice(0, atFirst)
      return { ...one, items, folded: one.items.slice(items.length) }
    })
  const rows = groups?.flatMap((one) => one.items) ?? []

  const { active, setActiveKey } = useRowKeys({
    keys: rows.map((row) => row.customerId),
    openKey: undefined,
    table: box,
    onOpen: undefined,
    onOpenPage: (customerId) => void navigate({ to: '/customers/$customerId', params: { customerId } }),
    onToggle: undefined,
  })
  const [toFocus, setToFocus] = useState<string>()
  // The button pressed is gone: one goes on with the first row that came.
  useEffect(() => {
    box.current?.querySelector<HTMLElement>(`[data-row="${toFocus}"]`)?.focus()
  }, [toFocus])
  const unfold = (key: TodayGroup, first: string | undefined) => {
    setUnfolded((before) => new Set(before).add(key))
    setActiveKey(first)
    setToFocus(first)
  }
  const write = (id: string, kind?: FollowUpKind) => {
    setActiveKey(id)
    setWriting((before) => (before?.id === id && !kind ? undefined : { id, ...(kind ? { kind } : {}) }))
  }
  const activeRow = rows.find((row) => row.customerId === active)
  const phone = activeRow?.primaryContact?.mobile ?? activeRow?.phone
  useShortcuts(
    [{ keys: 'n', run: () => active && write(active), label: t('today:keys.write'), group: t('today:title') }],
    active !== undefined && mayWrite,
  )
  useShortcuts(
    [
      {
        keys: 'p',
        run: () => phone && window.location.assign(phoneHref(phone)),
        label: t('today:keys.call'),
        group: t('today:title'),
      },
    ],
    Boolean(phone) && !isMasked(phone),
  )

  // The row folds away first, so that one sees what is done; then the queue is asked anew.
  const leave = async (customerId: string) => {
    setWriting(undefined)
    setLeaving((before) => new Set(before).add(customerId))
    await new Promise((resolve) => setTimeout(resolve, collapseMs))
    queryClient.setQueryData(todayQuery(who).queryKey, (before) => before && withoutCustomer(before, customerId))
    setLeaving((before) => new Set([...before].filter((id) => id !== customerId)))
  }

  if (!queue || !groups) return <QueueSkeleton />
  if (groups.length === 0) {
    return (
      <div className={styles['queue']}>
        {group ? (
          <EmptyState
            text={t(`today:emptyGroup.${group}`)}
            action={<Button onClick={onShowAll}>{t('today:showAll')}</Button>}
          />
        ) : (
          <EmptyState
            text={t(who === 'me' ? 'today:allDone' : 'today:allDoneTeam')}
            action={
              onTeam && who === 'me' ? (
                <Button onClick={onTeam}>{t('today:seeTeam')}</Button>
              ) : (
                <LinkButton to="/customers">{t('today:toCustomers')}</LinkButton>
              )
            }
          />
        )}
      </div>
    )
  }
  return (
    <div ref={box} className={styles['queue']} role="region" aria-label={t('today:queue')} tabIndex={0}>
      {groups.map((one) => (
        <section key={one.key} aria-label={t(groupLabel(one.key, who))}>
          <h2 className={styles['groupHead']}>
            <i data-group={one.key} aria-hidden="true" />
            {t(groupLabel(one.key, who))}
            <span>{one.total}</span>
            <small className="only-wide">{t(`today:groupNote.${one.key}`)}</small>
          </h2>
          <ul>
            {one.items.map((row) => (
              <QueueRow
                key={row.customerId}
                row={row}
                withHolder={who === 'team'}
                isActive={row.customerId === active}
                isLeaving={leaving.has(row.customerId)}
                writingKind={writing?.id === row.customerId ? (writing.kind ?? 'call') : undefined}
                mayWrite={mayWrite}
                onActivate={() => setActiveKey(row.customerId)}
                onWrite={(kind) => write(row.customerId, kind)}
                onCancel={() => setWriting(undefined)}
                onDone={() => leave(row.customerId)}
              />
            ))}
          </ul>
          {one.folded.length > 0 && (
            <p className={styles['rest']}>
              <Button tone="text" size="small" onClick={() => unfold(one.key, one.folded[0]?.customerId)}>
                {t('today:more', { count: one.folded.length })}
              </Button>
            </p>
          )}
          {one.folded.length === 0 && one.total > one.items.length && (
            <p className={styles['rest']}>
              <Link to="/customers" search={restOf[one.key]}>
                {t('today:rest', { count: one.total - one.items.length })}
              </Link>
            </p>
          )}
        </section>
      ))}
    </div>
  )
}
