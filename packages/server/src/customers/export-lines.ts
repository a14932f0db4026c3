import { csvCell, csvLine } from '@zhike/core/customers/csv'
import { exportColumns, kindWords, yesWord, type ExportKey } from '@zhike/core/customers/export-columns'
import type { CustomField } from '@zhike/core/custom-fields/schema'
import { valueText } from '@zhike/core/custom-fields/value-text'
import { trimMoney } from '@zhike/core/kernel/money'
import { dayInZone } from '@zhike/core/kernel/time'
import { industries } from '@zhike/core/reference/industries'
import { regions } from '@zhike/core/reference/regions'
import type { Context } from '../platform/context/context.ts'
import { namesOfReferences } from '../custom-fields/names-of-references.ts'
import type { ExportRow } from './export-queries.ts'

const byteOrderMark = '\ufeff'
const regionNames = new Map(regions.map((region) => [region.code, region.fullName]))
const industryNames = new Map(industries.map((industry) => [industry.code, industry.name]))

/** The first line of an exported file. */
export function exportHead(ctx: Context, fields: readonly CustomField[]): string {
  const names = [...exportColumns.map((column) => column[ctx.locale]), ...fields.map((field) => field.label)]
  return byteOrderMark + csvLine(names.map((name) => csvCell(name)))
}

/** Customers as lines of it. */
export async function exportLines(
  ctx: Context,
  rows: readonly ExportRow[],
  fields: readonly CustomField[],
): Promise<string> {
  const names = await namesOfReferences(
    ctx,
    fields,
    rows.map((row) => row.custom),
  )
  const settings = { locale: ctx.locale, timeZone: ctx.company.timeZone, names }
  const cell = (field: CustomField, row: ExportRow) =>
    csvCell(valueText(field, row.custom[field.key], settings), figures.has(field.type) ? 'figure' : 'text')
  return rows.map((row) => csvLine([...ownCells(ctx, row), ...fields.map((field) => cell(field, row))])).join('')
}

const figures: ReadonlySet<string> = new Set(['number', 'money', 'percent', 'date', 'dateTime'])

function ownCells(ctx: Context, row: ExportRow): string[] {
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
  return exportColumns.map((column) => csvCell(values[column.key], column.kind))
}
