import { kindWords, yesWord } from '@zhike/core/customers/export-columns'
import { writeVcard } from '@zhike/core/customers/write-vcard'
import type { CustomRecord, CustomValues } from '@zhike/core/custom-fields/field-kinds'
import type { CustomField } from '@zhike/core/custom-fields/schema'
import { attitudeWords, decisionRoleWords } from '@zhike/core/decision-maps/roles'
import { followUpWords } from '@zhike/core/exports/words'
import type { CustomersAsked } from '@zhike/core/exports/schema'
import { exportLists } from '@zhike/core/exports/lists'
import { trimMoney } from '@zhike/core/kernel/money'
import { dayInZone } from '@zhike/core/kernel/time'
import { chooseCustomers, type ChosenCustomers } from '../../customers/choose-customers.ts'
import { cardNotes } from '../../customers/card-notes.ts'
import { customCells } from '../../customers/custom-cells.ts'
import { annualDayText } from '@zhike/core/special-days/lunar-words'
import { visibleFields } from '../../custom-fields/visible-fields.ts'
import type { Context } from '../../platform/context/context.ts'
import { localTime } from '../local-time.ts'
import { column, told, typedList, type ListColumn, type OpenList, type OpenedList } from '../opened-list.ts'
import {
  contactPages,
  countHanging,
  followUpPages,
  orderPages,
  type ContactLine,
  type FollowUpLine,
  type HangingKind,
  type OrderLine,
} from '../hanging-queries.ts'

/** Customers are taken so many at a time: what hangs on them is sorted in the database. */
const customersAtOnce = 200

interface Hanging<Row> {
  table: HangingKind
  title: string
  columns: readonly ListColumn<Row>[]
  record: CustomRecord | null
  pages(ids: readonly string[], fields: readonly CustomField[]): AsyncIterable<readonly Row[]>
}

async function openHanging<Row extends object>(
  ctx: Context,
  query: CustomersAsked,
  { table, title, columns, record, pages }: Hanging<Row>,
): Promise<{ list: OpenedList; rows(): AsyncIterable<readonly Row[]> }> {
  const chosen = await chooseCustomers(ctx, query)
  const fields = record ? await visibleFields(ctx, record) : []
  const rows = () => rowsOf(chosen, (ids) => pages(ids, fields))
  const own = columns.map((one) => ({ title: one.title[ctx.locale], type: one.type, width: one.width }))
  const head = await customCells(ctx, fields)
  const list = typedList({
    title,
    count: await countHanging(ctx, table, chosen.selection),
    columns: [...own, ...head.columns],
    async *pages() {
      for await (const batch of rows()) {
        const withValues = batch.map((row) => ({ custom: {}, ...row }) as Row & { custom: CustomValues })
        const cells = await customCells(ctx, fields, withValues)
        yield withValues.map((row) => [...columns.map((one) => one.value(row)), ...cells.typed(row)])
      }
    },
  })
  return { list, rows }
}

async function* rowsOf<Row>(
  chosen: ChosenCustomers,
  pages: (ids: readonly string[]) => AsyncIterable<readonly Row[]>,
): AsyncGenerator<readonly Row[]> {
  for await (const ids of chosen.pages()) {
    for (let from = 0; from < ids.length; from += customersAtOnce) yield* pages(ids.slice(from, from + customersAtOnce))
  }
}

const customerColumns = [
  column<{ customerExternalId: string | null }>('客户编号', 'Customer ID', 14, (row) => row.customerExternalId),
  column<{ customerName: string }>('客户名称', 'Customer', 30, (row) => row.customerName),
] as const

const holderColumn = column<{ holder: string | null }>('负责人', 'Owner', 12, (row) => row.holder)

export const openContacts: OpenList<CustomersAsked> = async (ctx, query) => {
  const { list, rows } = await openHanging<ContactLine>(ctx, query, {
    table: 'contacts',
    title: exportLists.contacts.name[ctx.locale],
    record: 'contact',
    pages: (ids, fields) => contactPages(ctx, ids, fields),
    columns: [
      ...customerColumns,
      column('客户类型', 'Kind', 9, (row) => kindWords[ctx.locale][row.kind] ?? row.kind),
      column('联系人', 'Contact', 14, (row) => row.name),
      column('职务', 'Title', 16, (row) => row.title),
      column('手机', 'Mobile', 17, (row) => row.mobile),
      column('邮箱', 'E-mail', 26, (row) => row.email),
      column('微信', 'WeChat', 16, (row) => row.wechat),
      column('生日', 'Birthday', 18, (row) => row.birthday && annualDayText(row.birthday, ctx.locale)),
      column('主联系人', 'Primary contact', 10, (row) => (row.isPrimary ? yesWord[ctx.locale] : null)),
      column(
        '决策角色',
        'Roles in the decision',
        18,
        (row) => row.decisionRoles.map((role) => decisionRoleWords[role][ctx.locale]).join('、') || null,
      ),
      column('态度', 'Attitude', 10, (row) => row.attitude && attitudeWords[row.attitude][ctx.locale]),
      column('汇报给', 'Reports to', 14, (row) => row.reportsTo),
      column('备注', 'Notes', 40, (row) => row.notes),
      holderColumn,
      column('创建时间', 'Created', 12, (row) => dayInZone(new Date(row.createdAt), ctx.company.timeZone), 'day'),
    ],
  })
  return {
    count: list.count,
    write: (format, onRows) => (format === 'vcf' ? cards(ctx, told(rows(), onRows)) : list.write(format, onRows)),
  }
}

async function* cards(ctx: Context, pages: AsyncIterable<readonly ContactLine[]>): AsyncGenerator<string> {
  for await (const rows of pages) {
    yield rows
      .map((row) =>
        writeVcard({
          id: row.id,
          name: row.name,
          organisation: row.kind === 'organisation' ? row.customerName : null,
          title: row.title,
          mobile: row.mobile,
          phone: null,
          email: row.email,
          wechat: row.wechat,
          address: null,
          birthday: row.birthday,
          notes: cardNotes(ctx, row.holder, row.birthday),
        }),
      )
      .join('')
  }
}

export const openOrders: OpenList<CustomersAsked> = async (ctx, query) => {
  const { list } = await openHanging<OrderLine>(ctx, query, {
    table: 'orders',
    title: exportLists.orders.name[ctx.locale],
    record: 'order',
    pages: (ids, fields) => orderPages(ctx, ids, fields),
    columns: [
      ...customerColumns,
      column('订单号', 'Order number', 20, (row) => row.number),
      column('下单日期', 'Ordered on', 12, (row) => row.orderedOn, 'day'),
      column('金额', 'Amount', 14, (row) => trimMoney(row.amount), 'money'),
      column('币种', 'Currency', 8, (row) => row.currency),
      column(
        `折合${ctx.company.currency}`,
        `In ${ctx.company.currency}`,
        14,
        (row) => trimMoney(row.amountBase),
        'money',
      ),
      column('产品', 'Products', 40, (row) => row.products),
      column('备注', 'Notes', 40, (row) => row.notes),
      holderColumn,
    ],
  })
  return list
}

export const openFollowUps: OpenList<CustomersAsked> = async (ctx, query) => {
  const time = localTime(ctx)
  const { list } = await openHanging<FollowUpLine>(ctx, query, {
    table: 'follow_ups',
    title: exportLists['follow-ups'].name[ctx.locale],
    record: null,
    pages: (ids) => followUpPages(ctx, ids),
    columns: [
      ...customerColumns,
      column('跟进时间', 'When', 17, (row) => time(row.happenedAt)),
      column('方式', 'Kind', 10, (row) => followUpWords[ctx.locale][row.kind] ?? row.kind),
      column('内容', 'Text', 60, (row) => row.text),
      column('联系人', 'Contact', 14, (row) => row.contactName),
      column('记录人', 'Author', 12, (row) => row.authorName),
      column('下次联系', 'Next contact', 12, (row) => row.nextContactOn, 'day'),
      column('下一步', 'Next step', 30, (row) => row.nextStep),
    ],
  })
  return list
}
