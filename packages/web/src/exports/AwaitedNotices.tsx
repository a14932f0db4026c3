import { lazy, Suspense } from 'react'
import { useStore } from '../ui/create-store.ts'
import { awaitedExports } from './awaited-exports.ts'

const ExportNotices = lazy(async () => ({ default: (await import('./ExportNotices.tsx')).ExportNotices }))

/** The notices themselves are fetched only where somebody waits for an export. */
export function AwaitedNotices() {
  if (useStore(awaitedExports).length === 0) return null
  return (
    <Suspense>
      <ExportNotices />
    </Suspense>
  )
}
