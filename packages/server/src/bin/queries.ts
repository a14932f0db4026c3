import type { Permission } from '@zhike/core/access/permissions'
import type { BinRecord } from '@zhike/core/bin/schema'
import { sql, type RawBuilder } from 'kysely'
import { visibleFields } from '../custom-fields/visible-fields.ts'
import { customerReach, isReachedNow } from '../platform/access/customer-reach.ts'
import type { Context } from '../platform/context/context.ts'
import { phasesAfter } from '../platform/list/key-phases.ts'
import type { Cursor, SortKey } from '../platform/list/keyset.ts'

/** Latest first. */
export const binOrder: readonly SortKey[] = [
  {
    field: 'deletedAt',
    descending: true,
    column: { expression: sql`r.deleted_at`, cast: 'timestamptz', nullable: false },
  },
]

export interface BinFilter {
  customerId?: string | undefined
  /** Only follow-ups of this author; null = of anybody. */
  authorId: string | null
  /** Of customers that the caller may not change, only files of this uploader. */
  uploaderId: string | null
}

export interface CommonRow {
  id: string
  customerId: string
  customerName: string
  deletedAt: string
  deletedById: string | null
  deletedByName: string | null
}

interface RowsOf {
  contact: CommonRow & { name: string; title: string | null }
  order: CommonRow & { number: string; orderedOn: string; amount: string; currency: string }
  'follow-up': CommonRow & { kind: string; text: string; authorName: string | null; happenedAt: string }
  file: CommonRow & { name: string; byteSize: number }
}

const sources: Record<BinRecord, { table: string; columns: RawBuilder<unknown>; besides: RawBuilder<unknown> }> = {
  // Of an erased contact there is nothing to bring back.
  contact: { table: 'contacts', columns: sql`r.name, r.title`, besides: sql`r.erased_at is null` },
  order: { table: 'orders', columns: sql`r.number, r.ordered_on, r.amount, r.currency`, besides: sql`true` },
  'follow-up': {
    table: 'follow_ups',
    columns: sql`r.kind, left(r.text, 200) as text, r.happened_at,
      coalesce((select a.name from people a where a.id = r.author_id), r.author_name) as author_name`,
    besides: sql`true`,
  },
  file: {
    table: 'customer_files',
    columns: sql`r.name, (select i.byte_size::int8 from files i where i.id = r.file_id) as byte_size`,
    besides: sql`true`,
  },
}

/** What lies in the bin of customers that are there, may be read, and are inside the scope of the permission to write. */
export async function selectDeleted<R extends BinRecord>(
  ctx: Context,
  record: R,
  permission: Permission,
  { customerId, authorId, uploaderId }: BinFilter,
  cursor: Cursor | null,
  limit: number,
): Promise<RowsOf[R][]> {
  const { table, columns } = sources[record]
  const [phase] = phasesAfter(binOrder, sql`r.id`, cursor)
  const conditions = await lyingInBin(ctx, record, [undefined, permission], { customerId, authorId, uploaderId })
  if (conditions === null) return []
  if (phase?.where) conditions.push(phase.where)
  const { rows } = await sql<RowsOf[R]>`
    select r.id, r.customer_id, coalesce(c.short_name, c.name) as customer_name, r.deleted_at,
      r.deleted_by as deleted_by_id, p.name as deleted_by_name, ${columns}
    from ${sql.table(table)} r
    join customers c on c.id = r.customer_id and c.deleted_at is null
    left join people p on p.id = r.deleted_by
    where ${sql.join(conditions, sql` and `)}
    order by ${phase?.orderBy} limit ${limit}`.execute(ctx.db)
  return rows
}

/** The same, counted; of those that more permissions reach. */
export async function countDeleted(
  ctx: Context,
  record: BinRecord,
  needed: readonly Permission[],
  filter: BinFilter,
): Promise<number> {
  const conditions = await lyingInBin(ctx, record, [undefined, ...needed], filter)
  if (conditions === null) return 0
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from ${sql.table(sources[record].table)} r
    join customers c on c.id = r.customer_id and c.deleted_at is null
    where ${sql.join(conditions, sql` and `)}`.execute(ctx.db)
  return rows[0]?.n ?? 0
}

/** Null: out of everybody's reach. */
async function lyingInBin(
  ctx: Context,
  record: BinRecord,
  needed: readonly (Permission | undefined)[],
  { customerId, authorId, uploaderId }: BinFilter,
): Promise<RawBuilder<unknown>[] | null> {
  const conditions: RawBuilder<unknown>[] = [sql`r.deleted_at is not null`, sources[record].besides]
  for (const permission of needed) {
    const reach = await customerReach(ctx, permission)
    if (reach.kind === 'none') return null
    if (reach.kind !== 'all') conditions.push(isReachedNow(reach, sql`r.customer_id`))
  }
  if (customerId) conditions.push(sql`r.customer_id = ${customerId}::uuid`)
  if (record === 'follow-up' && authorId !== null) conditions.push(sql`r.author_id = ${authorId}::uuid`)
  if (record === 'file') {
    const changing = await customerReach(ctx, 'customer.update')
    const isReached =
      changing.kind === 'all' || changing.kind === 'none'
        ? sql.lit(changing.kind === 'all')
        : isReachedNow(changing, sql`r.customer_id`)
    // What a field held is for those who see the field.
    const seen = (await visibleFields(ctx, null)).filter((field) => field.type === 'file').map((field) => field.id)
    conditions.push(sql`(r.field_id is null or r.field_id = any(${seen}::uuid[]))`)
    conditions.push(sql`(r.created_by = ${uploaderId}::uuid or ${isReached})`)
  }
  return conditions
}
