import { sql } from 'kysely'
import { namesOfPeople } from '../platform/access/names-of-people.ts'
import { scopedCustomers } from '../platform/access/scoped-customers.ts'
import type { Context } from '../platform/context/context.ts'

// Names behind the ids that person and customer fields hold, many at once.

/** Those of these ids that stand for somebody: any colleague, and customers inside the data scope. */
export async function selectKnownReferences(
  ctx: Context,
  personIds: readonly string[],
  customerIds: readonly string[],
): Promise<Map<string, string>> {
  const names = new Map<string, string>()
  const people = await namesOfPeople(ctx, personIds)
  for (const id of personIds) {
    const name = people.get(id)
    if (name !== undefined) names.set(id, name)
  }
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
