import type { BulkEdit } from '@zhike/core/bulk-edits/schema'
import type { RefusalReason } from '@zhike/core/bulk-edits/decide-row'
import type { AnyBulkField } from '@zhike/core/bulk-edits/fields'
import { sql } from 'kysely'
import { customerIsInScope } from '../platform/access/scoped-customers.ts'
import type { Context } from '../platform/context/context.ts'
import { currentOf } from './preview-queries.ts'

export interface EditRecord extends Omit<BulkEdit, 'createdBy' | 'abilities' | 'value' | 'names'> {
  /** As it is kept. */
  value: string | null
  createdById: string
  createdByName: string
  rowsRemovedAt: string | null
}

/** Edits by when they were ordered, latest first; ids are in that order. */
export async function selectEdits(
  ctx: Context,
  what: { id?: string; personId: string | null; after: string | null; limit: number },
): Promise<EditRecord[]> {
  const { rows } = await sql<EditRecord>`
    select b.id, b.kind, b.state, b.field, b.value, b.total, b.changed, b.unchanged, b.refused, b.created_at,
      b.finished_at, b.rows_removed_at, b.error, b.of_id as undoes_id, p.id as created_by_id, p.name as created_by_name,
      (select u.id from bulk_edits u where u.of_id = b.id) as undone_by_id,
      coalesce((select jsonb_agg(jsonb_build_object('reason', g.reason, 'count', g.n) order by g.n desc, g.reason)
        from (select r.reason, count(*) as n from bulk_edit_rows r
          where b.refused > 0 and r.bulk_edit_id = b.id and r.state = 'refused' group by r.reason) g), '[]') as refusals
    from bulk_edits b join people p on p.id = b.created_by
    where ${what.id === undefined ? sql`true` : sql`b.id = ${what.id}::uuid`}
      and ${what.personId === null ? sql`true` : sql`b.created_by = ${what.personId}::uuid`}
      and ${what.after === null ? sql`true` : sql`b.id < ${what.after}::uuid`}
    order by b.id desc limit ${what.limit}`.execute(ctx.db)
  return rows
}

export async function countEdits(ctx: Context, personId: string | null): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from bulk_edits
    where ${personId === null ? sql`true` : sql`created_by = ${personId}::uuid`}`.execute(ctx.db)
  return rows[0]?.n ?? 0
}

export async function selectValueOf(ctx: Context, id: string): Promise<string | null> {
  const row = await ctx.db.selectFrom('bulkEdits').select('value').where('id', '=', id).executeTakeFirstOrThrow()
  return row.value
}

export interface RefusedRow {
  customerId: string
  name: string | null
  reason: RefusalReason
  current: BulkEdit['value']
}

/** Customers an edit left as they were; those outside the reader's scope without a name or a value. */
export async function selectRefused(
  ctx: Context,
  id: string,
  field: AnyBulkField,
  after: string | null,
  limit: number,
): Promise<RefusedRow[]> {
  const isInScope = await customerIsInScope(ctx, 'customer.read')
  return ctx.db
    .selectFrom('bulkEditRows as r')
    .leftJoin('customers as c', (join) =>
      join
        .onRef('c.id', '=', 'r.customerId')
        .on('c.deletedAt', 'is', null)
        .on((eb) => isInScope(eb as never, 'r.customer_id')),
    )
    .select(['r.customerId', 'c.name', sql<RefusalReason>`r.reason`.as('reason')])
    .select(sql<BulkEdit['value']>`${currentOf(field)}`.as('current'))
    .where('r.bulkEditId', '=', id)
    .where('r.state', '=', 'refused')
    .where('r.customerId', '>', after ?? '00000000-0000-0000-0000-000000000000')
    .orderBy('r.customerId')
    .limit(limit)
    .execute()
}
