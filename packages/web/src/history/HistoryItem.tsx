import { ArrowRight, Undo2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { describeAction } from '@zhike/core/audit/actions'
import type { FieldChange, HistoryEntry } from '@zhike/core/history/schema'
import { shownActor } from '@zhike/core/ownership/shown-actor'
import { useFormat } from '../app/session/use-format.ts'
import { useRestoreRecord } from '../bin/use-restore-record.ts'
import { Button } from '../ui/controls/Button.tsx'
import { Facts } from '../ui/identity/Facts.tsx'
import { useHistoryWords } from './use-history-words.ts'
import styles from './history.module.css'

interface HistoryItemProps {
  customerId: string
  entry: HistoryEntry
  names: Readonly<Record<string, string>>
  showsRecord: boolean
}

/** One change: who, what, when; below it each field as it was and as it became. */
export function HistoryItem({ customerId, entry, names, showsRecord }: HistoryItemProps) {
  const { t } = useTranslation('history')
  const format = useFormat()
  const words = useHistoryWords(names, entry.record.kind)
  const restore = useRestoreRecord(customerId)
  const { actor, onBehalfOf, record } = entry
  const name = shownActor(actor.id, actor.name, format.language)
  const who = onBehalfOf ? t('history:onBehalf', { name, of: onBehalfOf.name }) : name
  const isDeletion = entry.action.endsWith('.delete')
  return (
    <li className={styles['item']}>
      <div className={styles['head']}>
        <b>{who}</b>
        <span className="grow">
          <Facts
            items={[
              describeAction(entry.action, format.language),
              showsRecord && record.name,
              entry.isImport && t('history:byImport'),
              entry.via === 'api-key' && t('history:byKey'),
            ]}
          />
        </span>
        <time title={format.instant(entry.at)}>{format.moment(entry.at)}</time>
      </div>
      {entry.changes.length > 0 && (
        <dl className={styles['changes']}>
          {entry.changes.map((change) => (
            <Change key={change.field} change={change} words={words} isGone={isDeletion} />
          ))}
        </dl>
      )}
      {entry.isErased && (
        <p className="meta">
          {entry.erasedFields.length > 0
            ? t('history:erasedFields', {
                fields: entry.erasedFields.map((field) => words.field(field)).join(t('history:comma')),
              })
            : t('history:erased')}
        </p>
      )}
      {entry.canRestore && record.kind !== 'customer' && (
        <span>
          <Button
            size="small"
            icon={<Undo2 aria-hidden="true" />}
            loading={restore.isPending}
            onClick={() => restore.mutate({ record: record.kind as 'contact' | 'order' | 'follow-up', id: record.id })}
          >
            {t('history:restore')}
          </Button>
        </span>
      )}
    </li>
  )
}

interface ChangeProps {
  change: FieldChange
  words: ReturnType<typeof useHistoryWords>
  isGone: boolean
}

function Change({ change: { field, before, after }, words, isGone }: ChangeProps) {
  const { t } = useTranslation('history')
  const hasBoth = before !== undefined && after !== undefined
  return (
    <div>
      <dt>{words.field(field)}</dt>
      <dd>
        {before !== undefined && (
          <del className={hasBoth || isGone ? undefined : styles['plain']} aria-label={t('history:before')}>
            {words.value(field, before)}
          </del>
        )}
        {hasBoth && <ArrowRight aria-hidden="true" />}
        {after !== undefined && <ins aria-label={t('history:after')}>{words.value(field, after)}</ins>}
      </dd>
    </div>
  )
}
