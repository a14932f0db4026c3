import { sql } from 'kysely'
import { keepByAccessVersion } from '../platform/access/keep-by-access-version.ts'
import { scopedCustomers } from '../platform/access/scoped-customers.ts'
import type { Context } from '../platform/context/context.ts'

// Names behind the ids that person and customer fields hold, many at once.

const keepNames = keepByAccessVersion<Map<string, string>>()

/** Every list shows the same colleagues: who was read once is kept until one of them has another name. */
async function namesOfPeople(ctx: Context, ids: readonly string[]): Promise<[string, string][]> {
  const known = keepNames(ctx, () => new Map())
  const missing = ids.filter((id) => !known.has(id))
  if (missing.length > 0) {
    const { rows } = await sql<{ id: string; name: string }>`
      select id, name from people where id = any(${missing}::uuid[])`.execute(ctx.db)
    for (const row of rows) known.set(row.id, row.name)
  }
  return ids.flatMap((id): [string, string][] => {
    const name = known.get(id)
    return name === undefined ? [] : [[id, name]]
  })
}

/** Those of these ids that stand for somebody: any colleague, and customers inside the data scope. */
export async function selectKnownReferences(
  ctx: Context,
  personIds: readonly string[],
  customerIds: readonly string[],
): Promise<Map<string, string>> {
  const names = new Map<string, string>()
  for (const [id, name] of await namesOfPeople(ctx, personIds)) names.set(id, name)
  if (customerIds.length > 0) {
    const query = await scopedCustomers(ctx)
    const rows = await query
      .select(['c.id', 'c.name'])
      .where('c.id', '=', sql<string>`any(${customerIds}::uuid[])`)
      .execute()
    for (const row of rows) names.set(row.id, row.name)
  }
  return names
}
