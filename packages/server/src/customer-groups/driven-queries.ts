import { sql } from 'kysely'
import type { Context } from '../platform/context/context.ts'
import { idsOfGroups } from './group-columns.ts'

/** The customers in these groups, or directly below these parents, whoever may see them; null = more than `most`. */
export async function selectDriven(
  ctx: Context,
  field: 'group' | 'parent',
  tops: readonly string[],
  most: number,
): Promise<string[] | null> {
  const ids =
    field === 'group'
      ? idsOfGroups(tops)
      : sql`select h.customer_id as id from customer_parents h where h.parent_id = any(${tops}::uuid[])`
  const { rows } = await sql<{ id: string }>`select id from (${ids}) found limit ${most + 1}`.execute(ctx.db)
  return rows.length > most ? null : rows.map((row) => row.id)
}
