import type { Customer } from '@zhike/core/customers/schema'
import type { TimelineKind } from '../api.ts'
import type { RecordTab } from './record-search.ts'

export interface RecordProps {
  customer: Customer
  tab: RecordTab
  kind: TimelineKind | undefined
  onTab: (tab: RecordTab) => void
  onKind: (kind: TimelineKind | undefined) => void
  onDeleted: () => void
}
