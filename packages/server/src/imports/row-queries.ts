import type { ImportAction } from '@zhike/core/imports/kinds'
import type { RowProblem } from '@zhike/core/imports/row-problem'
import { sql } from 'kysely'
import { scopedCustomers } from '../platform/access/scoped-customers.ts'
import type { Context } from '../platform/context/context.ts'

export interface DecidedRow {
  rowNo: number
  action: ImportAction
  data: Record<string, string>
  customerId: string | null
  problems: RowProblem[]
}

/** Rows after a row, in the order of the file. */
export async function listDecidedRows(
  ctx: Context,
  importId: string,
  action: ImportAction | null,
  afterRow: number,
  limit: number,
): Promise<DecidedRow[]> {
  const { rows } = await sql<DecidedRow>`
    select d.row_no, d.action, r.data, case when d.action in ('update', 'skip') then d.customer_id end as customer_id,
      coalesce(d.problems, r.problems, '[]') as problems
    from import_decisions d join import_rows r on r.import_id = d.import_id and r.row_no = d.row_no
    where d.import_id = ${importId}::uuid and d.row_no > ${afterRow} and (${action}::text is null or d.action = ${action})
    order by d.row_no limit ${limit}`.execute(ctx.db)
  return rows
}

/** Names of those of the customers that the importer may see. */
export async function selectCustomerNames(ctx: Context, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const query = await scopedCustomers(ctx, 'customer.import')
  const rows = await query
    .select(['c.id', 'c.name'])
    .where('c.id', '=', sql<string>`any(${[...new Set(ids)]}::uuid[])`)
    .execute()
  return new Map(rows.map((row) => [row.id, row.name]))
}

export interface PossibleDuplicate {
  kind: 'phone' | 'email'
  /** null: outside the data scope. */
  name: string | null
}

/** Customers that share a number or an address with rows that are to become new ones. */
export async function listPossibleDuplicates(
  ctx: Context,
  importId: string,
  rowNos: readonly number[],
): Promise<Map<number, PossibleDuplicate[]>> {
  if (rowNos.length === 0) return new Map()
  const { rows } = await sql<{ rowNo: number; kind: PossibleDuplicate['kind']; customerId: string }>`
    select distinct on (r.row_no, k.customer_id) r.row_no, k.kind, k.customer_id from import_rows r
    cross join lateral unnest(r.key_kinds, r.key_values) as w(kind, value)
    join customer_keys k on k.kind = w.kind and k.value = w.value and k.customer_id <> r.new_id
    join customers c on c.id = k.customer_id and c.deleted_at is null and c.import_id is distinct from r.import_id
    where r.import_id = ${importId}::uuid and r.row_no = any(${[...rowNos]}::int[]) and w.kind in ('phone', 'email')
    order by r.row_no, k.customer_id, k.kind desc`.execute(ctx.db)
  const names = await selectCustomerNames(
    ctx,
    rows.map((row) => row.customerId),
  )
  const found = new Map<number, PossibleDuplicate[]>()
  for (const { rowNo, kind, customerId } of rows) {
    const others = found.get(rowNo) ?? []
    found.set(rowNo, [...others, { kind, name: names.get(customerId) ?? null }])
  }
  return found
}
