import { lazy, Suspense } from 'react'
import { i18n } from '../app/i18n/translation.ts'
import type { HistoryOf } from './api.ts'

export interface HistoryOverlayProps {
  /** undefined = shut. */
  of: HistoryOf | undefined
  /** Of what, for the head: the customer's name, a contact's, an order's number. */
  name: string
  onClose: () => void
}

// Code and words are fetched with the first look: few people open it, and the page does not fold away meanwhile.
const HistoryDialog = lazy(async () => {
  const [module] = await Promise.all([import('./HistoryDialog.tsx'), i18n.loadNamespaces(['history', 'audit'])])
  return { default: module.HistoryDialog }
})

/** Who changed what of a record, over the page that shows it. */
export function HistoryOverlay({ of, name, onClose }: HistoryOverlayProps) {
  if (!of) return null
  return (
    <Suspense fallback={null}>
      <HistoryDialog of={of} name={name} onClose={onClose} />
    </Suspense>
  )
}
