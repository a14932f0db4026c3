import type { ExportListKey } from '@zhike/core/exports/lists'
import type { selectionOf } from '../customers/api.ts'

/** What can be taken out of a list of customers: they themselves, or what hangs on them. */
export const customerExports = [
  'customers',
  'contacts',
  'orders',
  'follow-ups',
  'consents',
] as const satisfies readonly [ExportListKey, ...ExportListKey[]]

/** The list's own question, whose condition travels as JSON in an address and as it is in a body. */
export function exportQueryOf(
  { scope, q, filter }: ReturnType<typeof selectionOf>,
  sort: string,
): Record<string, unknown> {
  return {
    ...(scope ? { scope } : {}),
    ...(q ? { q } : {}),
    ...(filter ? { filter: JSON.parse(filter) as unknown } : {}),
    sort,
  }
}
