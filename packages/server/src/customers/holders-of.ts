import type { Context } from '../platform/context/context.ts'
import { selectHolderNames } from './key-queries.ts'

export interface NamedHolder {
  kind: 'person' | 'pool'
  name: string
  departmentName: string | null
}

/** Who holds these customers, inside the data scope or not: as much as 查重 tells of any. */
export async function holdersOf(ctx: Context, customerIds: readonly string[]): Promise<Map<string, NamedHolder>> {
  if (customerIds.length === 0) return new Map()
  const rows = await selectHolderNames(ctx, customerIds)
  return new Map(
    rows.map(({ customerId, personId, personName, poolName, departmentName }) => [
      customerId,
      personId
        ? { kind: 'person', name: personName ?? '', departmentName }
        : { kind: 'pool', name: poolName ?? '', departmentName: null },
    ]),
  )
}
