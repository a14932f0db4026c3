import { sql } from 'kysely'
import type { Context } from '../platform/context/context.ts'

// Who leads whom.

/** The chain of managers above somebody, nearest first. */
export async function selectManagersAbove(ctx: Context, personId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive above as (
      select manager_id as id, 1 as depth from people where id = ${personId}
      union
      select p.manager_id, above.depth + 1 from people p join above on p.id = above.id where above.depth < 1000
    ) select id from above where id is not null order by depth`.execute(ctx.db)
  return rows.map((row) => row.id)
}

/** The nearest manager above somebody who is still there. */
export async function selectActiveManagerAbove(ctx: Context, personId: string): Promise<string | null> {
  const above = await selectManagersAbove(ctx, personId)
  if (above.length === 0) return null
  const rows = await ctx.db
    .selectFrom('people')
    .select('id')
    .where('id', 'in', above)
    .where('isActive', '=', true)
    .execute()
  const active = new Set(rows.map((row) => row.id))
  return above.find((id) => active.has(id)) ?? null
}

/** Everybody who reports to somebody reports to another one, or to nobody; answers who they are. */
export async function moveReports(ctx: Context, from: string, to: string | null) {
  return ctx.db
    .updateTable('people')
    .set((eb) => ({ managerId: to, version: eb('version', '+', 1), updatedAt: sql<string>`now()` }))
    .where('managerId', '=', from)
    .returning(['id', 'departmentId', 'post'])
    .execute()
}

/** How many report to somebody directly, and the first of their names. */
export async function selectReports(
  ctx: Context,
  managerId: string,
  limit: number,
): Promise<{ count: number; names: string[] }> {
  const rows = await ctx.db
    .selectFrom('people')
    .select(['name', sql<number>`count(*) over ()`.as('count')])
    .where('managerId', '=', managerId)
    .orderBy(sql`name collate "zh-x-icu"`)
    .orderBy('id')
    .limit(limit)
    .execute()
  return { count: rows[0]?.count ?? 0, names: rows.map((row) => row.name) }
}
