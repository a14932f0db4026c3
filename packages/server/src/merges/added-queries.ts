import type { AddedRow } from '@zhike/core/merges/schema'
import { sql } from 'kysely'
import type { Context } from '../platform/context/context.ts'

interface Standing {
  survivorId: string
  finishedAt: string | null
}

/** Contacts, orders, follow-ups and files (those of fields stay with their record) added after a merge and not deleted, newest first. */
export async function selectAdded(ctx: Context, merge: Standing, limit: number): Promise<AddedRow[]> {
  const since = sql`x.customer_id = ${merge.survivorId}::uuid and x.deleted_at is null
    and x.created_at > ${merge.finishedAt}::timestamptz`
  const { rows } = await sql<AddedRow>`
    select a.kind, a.id, a.label, a.at, coalesce(p.name, '') as by_name from (
      select 'contact' as kind, x.id, x.name as label, x.created_at as at, x.created_by from contacts x where ${since}
      union all
      select 'order', x.id, x.number, x.created_at, x.created_by from orders x where ${since}
      union all
      select 'follow-up', x.id, left(x.text, 80), x.created_at, x.created_by from follow_ups x where ${since}
      union all
      select 'file', x.id, x.name, x.created_at, x.created_by from customer_files x
        where x.field_id is null and ${since}
    ) a left join people p on p.id = a.created_by
    order by a.at desc, a.id desc limit ${limit}`.execute(ctx.db)
  return rows
}

/** The first of these wishes that names nothing that was added since. */
export async function selectUnknownMove(
  ctx: Context,
  merge: Standing,
  moves: readonly { kind: string; id: string; to: string }[],
): Promise<{ id: string; to: string } | undefined> {
  if (moves.length === 0) return undefined
  const { rows } = await sql<{ id: string; to: string }>`
    select w.id, w.target as "to" from unnest(${moves.map((move) => move.kind)}::text[],
      ${moves.map((move) => move.id)}::uuid[], ${moves.map((move) => move.to)}::uuid[]) w(kind, id, target)
    where not exists (
      select from (
        select 'contact' as kind, x.id, x.customer_id, x.created_at, x.deleted_at from contacts x where w.kind = 'contact' and x.customer_id = ${merge.survivorId}::uuid
        union all select 'order', x.id, x.customer_id, x.created_at, x.deleted_at from orders x where w.kind = 'order' and x.customer_id = ${merge.survivorId}::uuid
        union all select 'follow-up', x.id, x.customer_id, x.created_at, x.deleted_at from follow_ups x where w.kind = 'follow-up' and x.customer_id = ${merge.survivorId}::uuid
        union all select 'file', x.id, x.customer_id, x.created_at, x.deleted_at from customer_files x where w.kind = 'file' and x.field_id is null and x.customer_id = ${merge.survivorId}::uuid
      ) x where x.id = w.id and x.deleted_at is null and x.created_at > ${merge.finishedAt}::timestamptz)
    limit 1`.execute(ctx.db)
  return rows[0]
}
