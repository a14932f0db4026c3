import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Condition } from '@zhike/core/filter/condition'
import { problemMessage } from '../app/api-problem.ts'
import { customerCountQuery, customerListQuery, type ShownFields } from '../customers/api.ts'
import { formatCappedCount } from '../ui/format/number.ts'
import { InlineProblem } from '../ui/state/InlineProblem.tsx'
import { useSettled } from './use-settled.ts'
import styles from './segments.module.css'

const namesShown = 6
const namesOnly = { fields: [], custom: [] } satisfies ShownFields

/** How many customers a condition finds while one builds it, and the largest of them by name. */
export function ConditionPreview({ condition }: { condition: Condition | undefined }) {
  const { t } = useTranslation('segments')
  const filter = useSettled(condition ? JSON.stringify(condition) : '')
  const selection = { scope: 'all' as const, ...(filter ? { filter } : {}) }
  const count = useQuery({ ...customerCountQuery(selection), enabled: filter !== '' })
  const list = useQuery({ ...customerListQuery(selection, { shown: namesOnly }), enabled: filter !== '' })
  if (filter === '') {
    return (
      <div className={styles['preview']}>
        <p className="meta">{t('segments:previewEmpty')}</p>
      </div>
    )
  }
  const rows = list.data?.items.slice(0, namesShown)
  return (
    <div className={styles['preview']} aria-live="polite">
      {count.error ? (
        <InlineProblem>{problemMessage(count.error)}</InlineProblem>
      ) : (
        <>
          <div className={styles['previewHead']}>
            <b>{count.data ? formatCappedCount(count.data) : '…'}</b>
            <span>{t('segments:previewCount')}</span>
          </div>
          {rows && rows.length > 0 && (
            <ul>
              {rows.map((row) => (
                <li key={row.id}>{row.shortName ?? row.name}</li>
              ))}
              {(count.data?.count ?? 0) > rows.length && <li>…</li>}
            </ul>
          )}
        </>
      )}
    </div>
  )
}
