import { exportColumns } from '@zhike/core/customers/export-columns'
import type { CustomerField } from '@zhike/core/customers/fields'
import { listNeedsIndex, listTooWide } from '@zhike/core/customers/problems'
import { indexableTypes, keyOfName } from '@zhike/core/custom-fields/field-kinds'
import type { CustomField } from '@zhike/core/custom-fields/schema'
import type { Condition } from '@zhike/core/filter/condition'
import type { Locale } from '@zhike/core/kernel/problem'
import { hasIndex } from '../custom-fields/custom-columns.ts'
import { canDrive } from '../custom-fields/drive-by-index.ts'
import type { Context } from '../platform/context/context.ts'
import { TookTooLong } from '../platform/database/until-deadline.ts'
import type { Selection } from './selection.ts'

/** How long an answer may take that no index serves: until something is said, and for whoever wants to wait. */
export const patience = { short: 400, long: 30_000 }

/** Of these an index finds the rows, or almost any page of rows has some. */
const served: ReadonlySet<string> = new Set<CustomerField | 'revenue'>([
  'kind',
  'tier',
  'isVip',
  'region',
  'industry',
  'revenue12m',
  'revenue',
  'lastOrderOn',
  'lastFollowUpAt',
  'nextContactOn',
  'createdAt',
])

/**
 * Carries out a list or a count. Where all customers may have to be read for it, that ends in time with a refusal that
 * names the fields; by indexed fields nobody has to wait.
 */
export async function withPatience<T>(
  ctx: Context,
  selection: Selection,
  sorts: readonly string[],
  milliseconds: number,
  run: (selection: Selection) => Promise<T>,
): Promise<T> {
  const unserved = unservedBy(selection, sorts)
  if (unserved.names.size === 0 || selection.reach.kind === 'few') return run(selection)
  try {
    return await run({ ...selection, patience: { milliseconds, until: performance.now() + milliseconds } })
  } catch (error) {
    if (error instanceof TookTooLong) throw refusal(ctx, selection, unserved, milliseconds)
    throw error
  }
}

interface Unserved {
  /** Fields, and `has.orders` for rows that hang on customers. */
  names: Set<string>
  /** Those of them that an index would help. */
  helped: Set<string>
}

/** What a list asks for that no index serves. */
export function unservedBy({ filter, custom }: Pick<Selection, 'filter' | 'custom'>, sorts: readonly string[]) {
  const found: Unserved = { names: new Set(), helped: new Set() }
  const add = (name: string, canHelp: (field: CustomField) => boolean) => {
    const field = fieldOf(custom, name)
    const isHelped = field !== undefined && indexableTypes.has(field.type) && canHelp(field)
    if (field ? isHelped && hasIndex(field) : served.has(name)) return
    found.names.add(name)
    if (isHelped) found.helped.add(name)
  }
  const walk = (node: Condition, isForAll: boolean): void => {
    if ('all' in node) node.all.forEach((child) => walk(child, isForAll))
    else if ('any' in node) node.any.forEach((child) => walk(child, false))
    else if ('not' in node) walk(node.not, false)
    else if ('has' in node) found.names.add(`has.${node.has}`)
    else if ('hasNot' in node) found.names.add(`has.${node.hasNot}`)
    else add(node.field, (field) => isForAll && canDrive(field, node.op))
  }
  if (filter) walk(filter, true)
  for (const name of sorts) if (name !== 'name') add(name, ({ isSortable }) => isSortable)
  return found
}

function refusal(ctx: Context, { custom }: Selection, { names, helped }: Unserved, milliseconds: number) {
  const named = [...(helped.size > 0 ? helped : names)].map((name) => ({
    path: name,
    label: labelOf(ctx.locale, custom, name),
  }))
  const problem = helped.size > 0 ? listNeedsIndex : listTooWide
  return problem(
    {
      fields: named.map(({ label }) => label).join(ctx.locale === 'en' ? ', ' : '、'),
      seconds: milliseconds < 1000 ? 0.5 : Math.round(milliseconds / 1000),
    },
    named.map(({ path, label }) => ({ path, code: 'field.unindexed', message: label, value: label })),
  )
}

function fieldOf(custom: Selection['custom'], name: string) {
  const key = keyOfName(name)
  return key === null ? undefined : custom.find((field) => field.record === 'customer' && field.key === key)
}

const otherLabels: Record<string, Record<Locale, string>> = {
  updatedAt: { 'zh-CN': '更新时间', en: 'Changed' },
  hasPhone: { 'zh-CN': '有电话', en: 'Has a phone number' },
  holderPersonId: { 'zh-CN': '负责人', en: 'Owner' },
  holderPoolId: { 'zh-CN': '所在公海', en: 'Pool' },
  tag: { 'zh-CN': '标签', en: 'Tags' },
  segment: { 'zh-CN': '客群', en: 'Segment' },
  'has.orders': { 'zh-CN': '订单', en: 'Orders' },
  'has.orderLines': { 'zh-CN': '买过的产品', en: 'Products bought' },
  'has.followUps': { 'zh-CN': '跟进记录', en: 'Follow-ups' },
  'has.relations': { 'zh-CN': '客户关系', en: 'Relations' },
  'has.contacts': { 'zh-CN': '联系人', en: 'Contacts' },
}

function labelOf(locale: Locale, custom: Selection['custom'], name: string): string {
  const own = fieldOf(custom, name)?.label ?? otherLabels[name]?.[locale]
  return own ?? exportColumns.find((column) => column.key === name)?.[locale] ?? name
}
