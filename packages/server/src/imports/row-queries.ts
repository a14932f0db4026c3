import type { ImportAction } from '@zhike/core/imports/kinds'
import type { RowProblem } from '@zhike/core/imports/row-problem'
import type { ImportRow } from '@zhike/core/imports/schema'
import { sql } from 'kysely'
import { scopedCustomers } from '../platform/access/scoped-customers.ts'
import type { Context } from '../platform/context/context.ts'

export interface DecidedRow {
  rowNo: number
  action: ImportAction
  data: Record<string, string>
  customerId: string | null
  problems: RowProblem[]
  parts: ImportRow['parts'] | null
}

/** Rows after a row, in the order of the file. */
export async function listDecidedRows(
  ctx: Context,
  importId: string,
  action: ImportAction | null,
  afterRow: number,
  limit: number,
  { isDuplicate = false }: { isDuplicate?: boolean } = {},
): Promise<DecidedRow[]> {
  const { rows } = await sql<DecidedRow>`
    select d.row_no, d.action, r.data, case when d.action in ('update', 'skip') then d.customer_id end as customer_id,
      coalesce(d.problems, r.problems, '[]') as problems, d.parts
    from import_decisions d join import_rows r on r.import_id = d.import_id and r.row_no = d.row_no
    where d.import_id = ${importId}::uuid and d.row_no > ${afterRow} and (${action}::text is null or d.action = ${action})
      and (not ${isDuplicate} or exists (select from import_duplicates l where l.import_id = d.import_id and l.row_no = d.row_no))
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
