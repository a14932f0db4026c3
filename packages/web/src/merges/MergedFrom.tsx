import { useQuery } from '@tanstack/react-query'
import { Merge as MergeIcon } from 'lucide-react'
import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Merge } from '@zhike/core/merges/schema'
import { useFormat } from '../app/session/use-format.ts'
import { Button } from '../ui/controls/Button.tsx'
import { isUnderWay, mergesOfCustomerQuery } from './api.ts'
import { mergedNames } from './merged-names.ts'
import styles from './merges.module.css'
import { UndoMergeDialog } from './UndoMergeDialog.tsx'

interface MergedFromProps {
  customerId: string
  mergedCount: number
}

/** The line on the customer that is left: who was merged into it, when, by whom, and the way back. */
export function MergedFrom({ customerId, mergedCount }: MergedFromProps) {
  const { data } = useQuery({ ...mergesOfCustomerQuery(customerId), enabled: mergedCount > 0 })
  // The dialog outlives its line, which goes as soon as the page hears that the merge is undone.
  const [undoing, setUndoing] = useState<Merge>()
  const close = useCallback(() => setUndoing(undefined), [])
  const standing = mergedCount > 0 ? data?.items.filter((merge) => merge.state === 'done' || isUnderWay(merge)) : []
  return (
    <>
      {standing?.map((merge, index) => (
        <MergedLine key={merge.id} merge={merge} {...(index === 0 ? { onUndo: () => setUndoing(merge) } : {})} />
      ))}
      {undoing && <UndoMergeDialog merge={undoing} onClose={close} />}
    </>
  )
}

function MergedLine({ merge, onUndo }: { merge: Merge; onUndo?: () => void }) {
  const { t } = useTranslation('merges')
  const format = useFormat()
  const when = format.within.moment(merge.finishedAt ?? merge.createdAt)
  return (
    <div className={styles['line']}>
      <MergeIcon aria-hidden="true" />
      <span>{t('merges:mergedFrom', { names: mergedNames(t, merge), when, by: merge.createdByName })}</span>
      {onUndo && merge.abilities.undo && (
        <Button tone="text" size="small" onClick={onUndo}>
          {t('merges:undo')}
        </Button>
      )}
    </div>
  )
}
