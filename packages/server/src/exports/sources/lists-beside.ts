import { customBulkKey, ownBulkField } from '@zhike/core/bulk-edits/fields'
import type { BulkEdit } from '@zhike/core/bulk-edits/schema'
import { kindWords, yesWord } from '@zhike/core/customers/export-columns'
import type { deletedCustomerRow } from '@zhike/core/customers/schema'
import type { CustomField } from '@zhike/core/custom-fields/schema'
import { valueText } from '@zhike/core/custom-fields/value-text'
import { exportLists } from '@zhike/core/exports/lists'
import type { ExportQuery } from '@zhike/core/exports/schema'
import { bulkFieldWords, bulkStateWords, leaveStateWords, tagColourWords } from '@zhike/core/exports/words'
import { dayInZone } from '@zhike/core/kernel/time'
import type { Leave } from '@zhike/core/leaves/schema'
import { industries } from '@zhike/core/reference/industries'
import { regions } from '@zhike/core/reference/regions'
import type { Tag } from '@zhike/core/tags/schema'
import type { z } from 'zod'
import { countBulkEdits } from '../../bulk-edits/count-bulk-edits.ts'
import { listBulkEdits } from '../../bulk-edits/list-bulk-edits.ts'
import { countDeletedToExport, exportableDeleted } from '../../customers/exportable-deleted.ts'
import { listDeletedCustomers } from '../../customers/list-deleted-customers.ts'
import { visibleFields } from '../../custom-fields/visible-fields.ts'
import { countLeaves } from '../../leaves/count-leaves.ts'
import { listLeaves } from '../../leaves/list-leaves.ts'
import type { Context } from '../../platform/context/context.ts'
import { countTags } from '../../tags/count-tags.ts'
import { listTags } from '../../tags/list-tags.ts'
import { localTime } from '../local-time.ts'
import { byCursor, column, once, tableList, type OpenList } from '../opened-list.ts'

// Lists beside the customers: what was deleted or changed in bulk, tags, and who is away.

const limit = 200
const regionNames = new Map(regions.map((region) => [region.code, region.fullName]))
const industryNames = new Map(industries.map((industry) => [industry.code, industry.name]))

type DeletedRow = z.infer<typeof deletedCustomerRow>

export const openDeletedCustomers: OpenList<ExportQuery<'deleted-customers'>> = async (ctx) => {
  const time = localTime(ctx)
  return tableList<DeletedRow>(ctx, {
    title: exportLists['deleted-customers'].name[ctx.locale],
    count: await countDeletedToExport(ctx),
    columns: [
      column('客户名称', 'Customer', 30, (row) => row.name),
      column('简称', 'Short name', 14, (row) => row.shortName),
      column('客户类型', 'Kind', 9, (row) => kindWords[ctx.locale][row.kind] ?? row.kind),
      column('客户级别', 'Tier', 9, (row) => row.tier),
      column('VIP', 'VIP', 6, (row) => (row.isVip ? yesWord[ctx.locale] : null)),
      column('地区', 'Region', 24, (row) => row.regionCode && (regionNames.get(row.regionCode) ?? row.regionCode)),
      column('原负责人', 'Former owner', 14, (row) => row.formerHolder?.name),
      column('删除时间', 'Deleted', 17, (row) => time(row.deletedAt)),
    ],
    pages: (async function* () {
      for await (const rows of byCursor((after) => listDeletedCustomers(ctx, { limit, after }))) {
        const may = await exportableDeleted(
          ctx,
          rows.map((row) => row.id),
        )
        yield rows.filter((row) => may.has(row.id))
      }
    })(),
  })
}

export const openTags: OpenList<ExportQuery<'tags'>> = async (ctx) => {
  const { items } = await listTags(ctx)
  const counts = new Map((await countTags(ctx)).items.map((one) => [one.tagId, one.customers]))
  return tableList<Tag>(ctx, {
    title: exportLists.tags.name[ctx.locale],
    count: items.length,
    columns: [
      column('标签', 'Tag', 24, (row) => row.name),
      column('分组', 'Group', 20, (row) => row.groupName),
      column('颜色', 'Colour', 10, (row) => tagColourWords[row.colour][ctx.locale]),
      column('客户数', 'Customers', 12, (row) => String(counts.get(row.id) ?? 0), 'number'),
    ],
    pages: once(items),
  })
}

export const openLeaves: OpenList<ExportQuery<'leaves'>> = async (ctx, filter) =>
  tableList<Leave>(ctx, {
    title: exportLists.leaves.name[ctx.locale],
    count: await countLeaves(ctx, filter),
    columns: [
      column('姓名', 'Name', 14, (row) => row.person.name),
      column('代理人', 'Delegate', 14, (row) => row.delegate.name),
      column('从', 'From', 12, (row) => row.fromOn, 'day'),
      column('到', 'Until', 12, (row) => row.untilOn, 'day'),
      column('状态', 'State', 10, (row) => leaveStateWords[row.state][ctx.locale]),
      column('名下客户', 'Customers held', 12, (row) => String(row.held), 'number'),
      column('说明', 'Note', 40, (row) => row.note),
      column('谁登记的', 'Entered by', 14, (row) => row.createdByName),
      column('登记时间', 'Entered', 12, (row) => dayInZone(new Date(row.createdAt), ctx.company.timeZone), 'day'),
    ],
    pages: byCursor((after) => listLeaves(ctx, { ...filter, limit, after })),
  })

/** A field or value that its reader does not see says nothing, as on the page. */
export const openBulkEdits: OpenList<ExportQuery<'bulk-edits'>> = async (ctx) => {
  const time = localTime(ctx)
  const custom = await visibleFields(ctx, 'customer')
  const fieldOf = (row: BulkEdit) => custom.find((one) => one.key === customBulkKey(row.field))
  const undone = ctx.locale === 'en' ? 'undo' : '撤销'
  const figure = (zh: string, en: string, key: 'total' | 'changed' | 'unchanged' | 'refused') =>
    column<BulkEdit>(zh, en, 10, (row) => String(row[key]), 'number')
  return tableList<BulkEdit>(ctx, {
    title: exportLists['bulk-edits'].name[ctx.locale],
    count: await countBulkEdits(ctx),
    columns: [
      column('时间', 'When', 17, (row) => time(row.createdAt)),
      column('谁', 'Who', 14, (row) => row.createdBy.name),
      column('字段', 'Field', 18, (row) => {
        const own = ownBulkField(row.field)
        return own ? bulkFieldWords[own][ctx.locale] : fieldOf(row)?.label
      }),
      column('改成', 'New value', 30, (row) => (row.kind === 'undo' ? undone : valueOf(ctx, row, fieldOf(row)))),
      column('状态', 'State', 12, (row) => bulkStateWords[row.state][ctx.locale]),
      figure('选了', 'Chosen', 'total'),
      figure('改了', 'Changed', 'changed'),
      figure('本来就是', 'Had it', 'unchanged'),
      figure('没动', 'Left', 'refused'),
      column('已撤销', 'Undone', 8, (row) => (row.undoneById ? yesWord[ctx.locale] : null)),
      column('结束时间', 'Ended', 17, (row) => time(row.finishedAt)),
    ],
    pages: byCursor((after) => listBulkEdits(ctx, { limit, after })),
  })
}

function valueOf(ctx: Context, { field, value, names }: BulkEdit, custom: CustomField | undefined): string | null {
  if (value === null) return null
  const text = String(value)
  if (field === 'regionCode') return regionNames.get(text) ?? text
  if (field === 'industryCode') return industryNames.get(text) ?? text
  if (field === 'parentCustomerId') return names[text] ?? null
  if (ownBulkField(field)) return text
  const settings = { locale: ctx.locale, timeZone: ctx.company.timeZone, names: new Map(Object.entries(names)) }
  return custom ? valueText(custom, value, settings) : null
}
