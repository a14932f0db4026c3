import { csvCell, csvLine } from '@zhike/core/customers/csv'
import { exportColumns, kindWords, yesWord, type ExportKey } from '@zhike/core/customers/export-columns'
import type { ExportCustomersQuery } from '@zhike/core/customers/schema'
import { trimMoney } from '@zhike/core/kernel/money'
import { dayInZone } from '@zhike/core/kernel/time'
import { industries } from '@zhike/core/reference/industries'
import { regions } from '@zhike/core/reference/regions'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { parseSort, type Cursor, type SortKey } from '../platform/list/keyset.ts'
import { selectExportRows, type ExportRow } from './export-queries.ts'
import { defaultSort } from './list-customers.ts'
import { customerSortColumns, selectIdPage, selectTotals } from './list-queries.ts'
import { resolveSelection, type Selection } from './selection.ts'

const pageSize = 1000
const byteOrderMark = '\ufeff'

const regionNames = new Map(regions.map((region) => [region.code, region.fullName]))
const industryNames = new Map(industries.map((industry) => [industry.code, industry.name]))

/**
 * The list as CSV, page by page in bounded memory. What leaves the house is audited before the first byte does: who,
 * which selection, how many.
 */
export async function exportCustomers(ctx: Context, query: ExportCustomersQuery): Promise<AsyncGenerator<string>> {
  requirePermission(ctx, 'customer.export')
  const keys = parseSort(query.sort, customerSortColumns, defaultSort)
  const selection = await resolveSelection(ctx, query, 'customer.export')
  const { count } = await selectTotals(ctx, selection)
  await writeAudit(ctx, {
    action: 'customer.export',
    subjectType: 'customer',
    summary: { count },
    after: { scope: query.scope, q: query.q ?? null, filter: query.filter ?? null, sort: query.sort ?? defaultSort },
  })
  return linesOf(ctx, selection, keys)
}

async function* linesOf(ctx: Context, selection: Selection, keys: SortKey[]): AsyncGenerator<string> {
  yield byteOrderMark + csvLine(exportColumns.map((column) => csvCell(column[ctx.locale])))
  let cursor: Cursor | null = null
  for (;;) {
    const page = await selectIdPage(ctx, selection, keys, cursor, pageSize)
    const rows = await selectExportRows(
      ctx,
      page.rows.map((row) => row.id),
    )
    yield rows.map((row) => lineOf(ctx, row)).join('')
    const last = page.rows.at(-1)
    if (!page.hasMore || !last) return
    cursor = { values: last.keys, id: last.id }
  }
}

function lineOf(ctx: Context, row: ExportRow): string {
  const day = (instant: string | null) => (instant ? dayInZone(new Date(instant), ctx.company.timeZone) : null)
  const values: Record<ExportKey, string | null> = {
    ...row,
    kind: kindWords[ctx.locale][row.kind] ?? row.kind,
    vip: row.isVip ? yesWord[ctx.locale] : null,
    region: row.regionCode ? (regionNames.get(row.regionCode) ?? row.regionCode) : null,
    industry: row.industryCode ? (industryNames.get(row.industryCode) ?? row.industryCode) : null,
    revenue12m: row.revenue12m === null ? null : trimMoney(row.revenue12m),
    orderCount: String(row.orderCount),
    lastFollowUpOn: day(row.lastFollowUpAt),
    createdOn: day(row.createdAt),
    holder: row.personName,
    pool: row.poolName,
  }
  return csvLine(exportColumns.map((column) => csvCell(values[column.key], column.kind)))
}
