import { useQuery } from '@tanstack/react-query'
import { Merge as MergeIcon } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Merge } from '@zhike/core/merges/schema'
import { useFormat } from '../app/session/use-format.ts'
import { Button } from '../ui/controls/Button.tsx'
import { isUnderWay, mergesOfCustomerQuery } from './api.ts'
import { mergedNames } from './merged-names.ts'
import styles from './merges.module.css'
import { UndoMergeDialog } from './UndoMergeDialog.tsx'

/** The line on the customer that is left: who was merged into it, when, by whom, and the way back. */
export function MergedFrom({ customerId }: { customerId: string }) {
  const { data } = useQuery(mergesOfCustomerQuery(customerId))
  const standing = data?.items.filter((merge) => merge.state === 'done' || isUnderWay(merge)) ?? []
  return (
    <>
      {standing.map((merge, index) => (
        <MergedLine key={merge.id} merge={merge} isLatest={index === 0} />
      ))}
    </>
  )
}

function MergedLine({ merge, isLatest }: { merge: Merge; isLatest: boolean }) {
  const { t } = useTranslation('merges')
  const format = useFormat()
  const [isOpen, setOpen] = useState(false)
  const when = format.within.moment(merge.finishedAt ?? merge.createdAt)
  return (
    <div className={styles['line']}>
      <MergeIcon aria-hidden="true" />
      <span>{t('merges:mergedFrom', { names: mergedNames(t, merge), when, by: merge.createdByName })}</span>
      {isLatest && merge.abilities.undo && (
        <Button tone="text" size="small" onClick={() => setOpen(true)}>
          {t('merges:undo')}
        </Button>
      )}
      {isOpen && <UndoMergeDialog merge={merge} onClose={() => setOpen(false)} />}
    </div>
  )
}
