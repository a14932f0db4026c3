import { csvCell, csvLine } from '@zhike/core/customers/csv'
import { importFields } from '@zhike/core/imports/fields'
import type { ImportKind } from '@zhike/core/imports/kinds'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { customImportFields } from './custom-import-fields.ts'
import { writeWorkbook } from './xlsx/write-workbook.ts'

export interface Template {
  fileName: string
  contentType: string
  content: Buffer
}

const words: Record<ImportKind, { 'zh-CN': string; en: string }> = {
  departments: { 'zh-CN': '部门', en: 'departments' },
  people: { 'zh-CN': '人员', en: 'people' },
  customers: { 'zh-CN': '客户', en: 'customers' },
  contacts: { 'zh-CN': '联系人', en: 'contacts' },
  orders: { 'zh-CN': '订单', en: 'orders' },
  combined: { 'zh-CN': '客户联系人订单', en: 'customers-contacts-orders' },
  'follow-ups': { 'zh-CN': '跟进记录', en: 'follow-ups' },
  consents: { 'zh-CN': '同意记录', en: 'consents' },
}

/** A file to fill in: the columns of a kind in the reader's language, and one example row to write over. */
export async function makeTemplate(ctx: Context, kind: ImportKind, format: 'csv' | 'xlsx'): Promise<Template> {
  requirePermission(ctx, 'customer.import')
  const { locale } = ctx
  const custom = await customImportFields(ctx, kind)
  const fields = [...importFields[kind].fields.filter((field) => !field.neverGuess), ...custom]
  const header = fields.map((field) => field.label[locale])
  const example = fields.map((field) => field.example?.[locale] ?? '')
  const name = words[kind][locale]
  const fileName = locale === 'en' ? `zhike-${name}-template.${format}` : `知客-${name}导入模板.${format}`
  if (format === 'csv') {
    const text = `\ufeff${[header, example].map((row) => csvLine(row.map((cell) => csvCell(cell)))).join('')}`
    return { fileName, contentType: 'text/csv; charset=utf-8', content: Buffer.from(text) }
  }
  return {
    fileName,
    contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    content: await writeWorkbook(name, [header, example]),
  }
}
