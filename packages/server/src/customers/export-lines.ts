import { csvCell, csvLine } from '@zhike/core/customers/csv'
import { exportColumns, kindWords, yesWord, type ExportKey } from '@zhike/core/customers/export-columns'
import { trimMoney } from '@zhike/core/kernel/money'
import { dayInZone } from '@zhike/core/kernel/time'
import { industries } from '@zhike/core/reference/industries'
import { regions } from '@zhike/core/reference/regions'
import { annualDayText } from '@zhike/core/special-days/lunar-words'
import type { Context } from '../platform/context/context.ts'
import type { CustomCells } from './custom-cells.ts'
import type { ExportRow } from './export-queries.ts'

const regionNames = new Map(regions.map((region) => [region.code, region.fullName]))
const industryNames = new Map(industries.map((industry) => [industry.code, industry.name]))

/** The cells of the first line. */
export function exportHead(ctx: Context, custom: CustomCells): string[] {
  return [...exportColumns.map((column) => column[ctx.locale]), ...custom.titles].map((title) => csvCell(title))
}

/** One customer as a line of it. */
export function exportLine(ctx: Context, row: ExportRow, custom: CustomCells): string {
  const values = exportValues(ctx, row)
  const own = exportColumns.map((column) => csvCell(values[column.key], column.kind))
  return csvLine([...own, ...custom.of(row).map((value, n) => csvCell(value, custom.kinds[n] ?? 'text'))])
}

/** What the columns say of a customer. */
export function exportValues(ctx: Context, row: ExportRow): Record<ExportKey, string | null> {
  const day = (instant: string | null) => (instant ? dayInZone(new Date(instant), ctx.company.timeZone) : null)
  return {
    ...row,
    kind: kindWords[ctx.locale][row.kind] ?? row.kind,
    vip: row.isVip ? yesWord[ctx.locale] : null,
    region: row.regionCode ? (regionNames.get(row.regionCode) ?? row.regionCode) : null,
    industry: row.industryCode ? (industryNames.get(row.industryCode) ?? row.industryCode) : null,
    revenue12m: row.revenue12m === null ? null : trimMoney(row.revenue12m),
    birthday: row.birthday && annualDayText(row.birthday, ctx.locale),
    completeness: row.completeness === null ? null : String(row.completeness),
    orderCount: String(row.orderCount),
    lastFollowUpOn: day(row.lastFollowUpAt),
    createdOn: day(row.createdAt),
    holder: row.personName,
    pool: row.poolName,
  }
}
