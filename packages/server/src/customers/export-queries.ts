import type { FieldRules } from '@zhike/core/access/protected-fields'
import type { AnnualDay } from '@zhike/core/special-days/annual-day'
import { sql } from 'kysely'
import type { CustomValues } from '@zhike/core/custom-fields/field-kinds'
import type { CustomField } from '@zhike/core/custom-fields/schema'
import { shownValues } from '../custom-fields/protected-values.ts'
import { fieldView, maskFields, rulesFor } from '../platform/access/field-rules.ts'
import { isHeldBy } from '../platform/access/customer-reach.ts'
import { scopedCustomers } from '../platform/access/scoped-customers.ts'
import { visibleHolders } from '../platform/access/visible-holders.ts'
import type { Context } from '../platform/context/context.ts'
import { birthdayOf, showsBirthday } from '../special-days/birthday-columns.ts'

export interface ExportRow {
  id: string
  custom: CustomValues
  externalId: string | null
  name: string
  shortName: string | null
  kind: string
  tier: string | null
  isVip: boolean
  creditCode: string | null
  regionCode: string | null
  industryCode: string | null
  size: string | null
  phone: string | null
  wechat: string | null
  email: string | null
  address: string | null
  source: string | null
  tags: string | null
  /** Its name, where the exporter may see it. */
  parent: string | null
  notes: string | null
  createdAt: string
  revenue12m: string | null
  orderCount: number
  lastOrderOn: string | null
  lastFollowUpAt: string | null
  nextContactOn: string | null
  nextStep: string | null
  contactName: string | null
  contactTitle: string | null
  contactMobile: string | null
  /** The individual's own, or that of a company's primary contact. */
  birthday: AnnualDay | null
  completeness: number | null
  personId: string | null
  personName: string | null
  poolName: string | null
}

/** What the file says of these customers, in this order, inside the scope of exporting. */
export async function selectExportRows(
  ctx: Context,
  ids: readonly string[],
  fields: readonly CustomField[],
): Promise<ExportRow[]> {
  if (ids.length === 0) return []
  const query = await scopedCustomers(ctx, 'customer.export')
  const holders = await visibleHolders(ctx, 'customer.read')
  const isSeen = holders.kind === 'all' ? sql`true` : isHeldBy(holders, 'o')
  const rows = await query
    .innerJoin('customerStats as s', 's.customerId', 'c.id')
    .leftJoin('contacts as n', (join) =>
      join.onRef('n.customerId', '=', 'c.id').on('n.isPrimary', '=', sql.lit(true)).on('n.deletedAt', 'is', null),
    )
    .select([
      'c.id',
      'c.custom',
      'c.externalId',
      'c.name',
      'c.shortName',
      'c.kind',
      'c.tier',
      'c.isVip',
      'c.creditCode',
    ])
    .select(['c.regionCode', 'c.industryCode', 'c.size', 'c.phone', 'c.wechat', 'c.email', 'c.address', 'c.source'])
    .select(['c.notes', 'c.createdAt', 's.revenue12m', 's.orderCount', 's.lastOrderOn', 's.lastFollowUpAt'])
    .select(['s.nextContactOn', 's.nextStep', 'n.name as contactName', 'n.title as contactTitle'])
    .select([
      'n.mobile as contactMobile',
      't.personId',
      's.completeness',
      birthdayOf(sql`case when c.kind = 'individual' then null else n.id end`).as('birthday'),
      sql<string | null>`(select string_agg(g.name, '、' order by g.name collate "zh-x-icu") from customer_tags m
        join tags g on g.id = m.tag_id where m.customer_id = c.id)`.as('tags'),
      sql<string | null>`(select q.name from customer_parents h
        join customers q on q.id = h.parent_id and q.deleted_at is null
        join tenures o on o.customer_id = q.id and o.slot = 'primary' and o.end_at = 'infinity'
        where h.customer_id = c.id and ${isSeen})`.as('parent'),
      sql<string | null>`(select name from people where id = t.person_id)`.as('personName'),
      sql<string | null>`(select name from pools where id = t.pool_id)`.as('poolName'),
    ])
    .where('c.id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute()
  const view = await fieldView(ctx)
  const byId = new Map(rows.map((row) => [row.id, mask(rulesFor(view, row.personId), row, fields)]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

/** The row itself, which nobody else has: a copy of forty columns for each of 200,000 customers takes seconds. */
function mask(
  rules: FieldRules,
  row: Omit<ExportRow, 'custom'> & { custom: unknown },
  fields: readonly CustomField[],
): ExportRow {
  const { mobile } = maskFields(rules, 'contact', { mobile: row.contactMobile })
  const birthday = showsBirthday(rules, row.kind !== 'individual') ? row.birthday : null
  const custom = shownValues(fields, rules, row.custom, row)
  return Object.assign(maskFields(rules, 'customer', row), { birthday, contactMobile: mobile, custom })
}

export interface CardRow {
  customerId: string
  kind: string
  customerName: string
  contactId: string | null
  contactName: string | null
  title: string | null
  mobile: string | null
  phone: string | null
  email: string | null
  wechat: string | null
  address: string | null
  birthday: AnnualDay | null
  holder: string | null
}

/** The contacts of these customers in this order, primary ones first; an individual without contacts is its own card. */
export async function selectCardRows(ctx: Context, ids: readonly string[]): Promise<CardRow[]> {
  if (ids.length === 0) return []
  const query = await scopedCustomers(ctx, 'customer.export')
  const rows = await query
    .leftJoin('contacts as n', (join) => join.onRef('n.customerId', '=', 'c.id').on('n.deletedAt', 'is', null))
    .select(['c.id as customerId', 'c.kind', 'c.name as customerName', 'c.phone', 'c.email as customerEmail'])
    .select(['c.wechat as customerWechat', 'c.address', 't.personId', 'n.id as contactId', 'n.name as contactName'])
    .select(['n.title', 'n.mobile', 'n.email', 'n.wechat', birthdayOf(sql`n.id`).as('birthday')])
    .select(sql<string | null>`(select name from people where id = t.person_id)`.as('holder'))
    .where('c.id', '=', sql<string>`any(${ids}::uuid[])`)
    .where((eb) => eb.or([eb('n.id', 'is not', null), eb('c.kind', '=', 'individual')]))
    .orderBy(sql`array_position(${ids}::uuid[], c.id)`)
    .orderBy('n.isPrimary', 'desc')
    .orderBy('n.id')
    .execute()
  const view = await fieldView(ctx)
  return rows.map(({ personId, customerEmail, customerWechat, ...row }) => {
    const rules = rulesFor(view, personId)
    const own = { phone: row.phone, email: customerEmail, wechat: customerWechat, address: row.address }
    const customer = maskFields(rules, 'customer', own)
    const contact = maskFields(rules, 'contact', { mobile: row.mobile, email: row.email, wechat: row.wechat })
    const isOwn = row.contactId === null
    return {
      ...row,
      ...customer,
      birthday: showsBirthday(rules, !isOwn) ? row.birthday : null,
      mobile: contact.mobile,
      email: isOwn ? customer.email : contact.email,
      wechat: isOwn ? customer.wechat : contact.wechat,
    }
  })
}

/** Which of these customers exporting may reach. */
export async function selectExportable(ctx: Context, ids: readonly string[]): Promise<Set<string>> {
  const query = await scopedCustomers(ctx, 'customer.export')
  const rows = await query
    .select('c.id')
    .where('c.id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute()
  return new Set(rows.map((row) => row.id))
}
