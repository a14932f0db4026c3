import type { Directory } from '@zhike/core/rules/resolve-target'
import type { Rule } from '@zhike/core/rules/schema'
import { requireDefaultPool } from '../ownership/require-pool.ts'
import type { Context } from '../platform/context/context.ts'
import { readDirectory as readDirectoryRows } from './decision-queries.ts'

/** Who the rules can mean today, with the default pool that takes the rest. */
export async function readDirectory(ctx: Context, rules: readonly Rule[]): Promise<Directory> {
  const defaultPool = await requireDefaultPool(ctx)
  const rows = await readDirectoryRows(ctx, rules)
  return {
    people: new Map(rows.people.map(({ id, ...person }) => [id, person])),
    departmentIds: new Set(rows.departments.map(({ id }) => id)),
    pools: new Map(rows.pools.map(({ id, isActive }) => [id, { isActive }])),
    defaultPoolId: defaultPool.id,
  }
}
