import { sql } from 'kysely'
import type { Context } from '../context/context.ts'
import { keepByAccessVersion } from './keep-by-access-version.ts'

const keepNames = keepByAccessVersion<Map<string, string>>()

/** Every list shows the same colleagues: who was read once is kept until one of them has another name. */
export async function namesOfPeople(ctx: Context, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const known = keepNames(ctx, () => new Map())
  const missing = ids.filter((id) => !known.has(id))
  if (missing.length > 0) {
    const { rows } = await sql<{ id: string; name: string }>`
      select id, name from people where id = any(${missing}::uuid[])`.execute(ctx.db)
    for (const row of rows) known.set(row.id, row.name)
  }
  return known
}
