import type { FieldRules } from '@zhike/core/access/protected-fields'
import type { Customer, CustomerRow } from '@zhike/core/customers/schema'
import { CompiledQuery } from 'kysely'
import type { CustomValues } from '@zhike/core/custom-fields/field-kinds'
import { shownValues } from '../custom-fields/protected-values.ts'
import { filesIn, heldFiles } from '../custom-fields/held-files.ts'
import { namesIn, namesOfReferences } from '../custom-fields/names-of-references.ts'
import { visibleFields } from '../custom-fields/visible-fields.ts'
import { fieldView, maskFields, rulesFor } from '../platform/access/field-rules.ts'
import { namesOfPeople } from '../platform/access/names-of-people.ts'
import { visibleHolders, type VisibleHolders } from '../platform/access/visible-holders.ts'
import type { Context } from '../platform/context/context.ts'
import { keepPlan } from '../platform/database/keep-plans.ts'

// The rows of a list and the record of a page, by id, as fixed texts: they run with every page that anybody opens, so
// that neither Node builds them nor PostgreSQL plans them anew. $1 are ids, $2 is who asks, $3 whose customers count, $4 which besides.

const columns = `c.id, c.version, c.kind, c.name, c.short_name as "shortName", c.tier, c.is_vip as "isVip",
  c.region_code as "regionCode", c.industry_code as "industryCode", c.size,
  c.source, c.phone, c.external_id as "externalId", c.created_at as "createdAt", s.revenue12m,
  s.order_count as "orderCount", s.last_order_on as "lastOrderOn", s.last_follow_up_at as "lastFollowUpAt",
  s.next_contact_on as "nextContactOn", s.next_step as "nextStep", s.next_birthday_on as "nextBirthdayOn",
  s.next_anniversary_on as "nextAnniversaryOn", s.completeness as "completenessPercent", t.person_id as "personId",
  t.pool_id as "poolId",
  case when t.pool_id is not null then (select o.name from pools o where o.id = t.pool_id) end as "poolName",
  n.id as "contactId", n.name as "contactName", n.title as "contactTitle", n.mobile as "contactMobile",
  coalesce((select json_agg(json_build_object('id', g.id, 'name', g.name, 'colour', g.colour)
    order by g.group_name collate "zh-x-icu" nulls last, g.name collate "zh-x-icu", g.id)
    from customer_tags m join tags g on g.id = m.tag_id where m.customer_id = c.id), '[]') as tags,
  c.id = any(array(select w.customer_id from watched_customers w where w.person_id = $2::uuid)) as "isWatched"`

const withCustom = `${columns}, c.custom`

const wholeRecord = `${withCustom}, c.credit_code as "creditCode", c.wechat, c.email, c.address, c.notes,
  c.updated_at as "updatedAt",
  t.start_at as "holderSince", t.reason_code as "holderReasonCode",
  (select count(*) from contacts x where x.customer_id = c.id and x.deleted_at is null) as "contactCount",
  (select count(*) from customers m where m.merged_into = c.id) as "mergedCount",
  exists (select from contacts x where x.customer_id = c.id and x.deleted_at is null
    and (x.mobile is not null or x.wechat is not null or x.email is not null)) as "hasReachableContact",
  exists (select from special_days d where d.customer_id = c.id and d.contact_id is null and d.kind = 'birthday')
    as "hasBirthday",
  exists (select from special_days d join contacts x on x.customer_id = d.customer_id and x.id = d.contact_id
    and x.deleted_at is null where d.customer_id = c.id and d.kind = 'birthday') as "hasContactBirthday",
  exists (select from special_days d where d.customer_id = c.id and d.contact_id is null and d.kind <> 'birthday')
    as "hasAnniversary"`

const tables = `from customers c
  join tenures t on t.customer_id = c.id and t.slot = 'primary' and t.end_at = 'infinity'
  join customer_stats s on s.customer_id = c.id
  left join contacts n on n.customer_id = c.id and n.is_primary and n.deleted_at is null
  where c.id = any($1::uuid[]) and c.deleted_at is null`

/** The customer it belongs to, where the reader may see that one. */
const parent = (isSeen: string) => `(select json_build_object('id', q.id, 'name', q.name) from customer_parents h
  join customers q on q.id = h.parent_id and q.deleted_at is null
  join tenures o on o.customer_id = q.id and o.slot = 'primary' and o.end_at = 'infinity'
  where h.customer_id = c.id ${isSeen}) as parent`

// `is true` keeps the planner from looking for each of the people: each customer has one open tenure.
const ofThesePeople = 'and (t.person_id = any($3::uuid[]) or c.id = any($4::uuid[])) is true'
const parentOfThese = 'and (o.person_id = any($3::uuid[]) or q.id = any($4::uuid[])) is true'

interface Row extends Omit<CustomerRow, 'holder' | 'primaryContact'> {
  personId: string | null
  poolId: string | null
  poolName: string | null
  contactId: string | null
  contactName: string | null
  contactTitle: string | null
  contactMobile: string | null
}

type WholeRow = Row & Omit<Customer, keyof CustomerRow | 'abilities' | 'completeness' | 'fieldRules'> & HasAny

/** What is not a field of the customer, but known of it or not. */
export interface HasAny {
  hasReachableContact: boolean
  hasBirthday: boolean
  hasContactBirthday: boolean
  hasAnniversary: boolean
}

/** Field by field: for fifty rows a rest pattern costs more than all the rest. */
function toRow(row: Row, names: ReadonlyMap<string, string>): CustomerRow {
  return {
    id: row.id,
    version: row.version,
    kind: row.kind,
    name: row.name,
    shortName: row.shortName,
    tier: row.tier,
    isVip: row.isVip,
    regionCode: row.regionCode,
    industryCode: row.industryCode,
    size: row.size,
    source: row.source,
    phone: row.phone,
    externalId: row.externalId,
    primaryContact: row.contactId
      ? { id: row.contactId, name: row.contactName ?? '', title: row.contactTitle, mobile: row.contactMobile }
      : null,
    revenue12m: row.revenue12m,
    orderCount: row.orderCount,
    lastOrderOn: row.lastOrderOn,
    lastFollowUpAt: row.lastFollowUpAt,
    nextContactOn: row.nextContactOn,
    nextStep: row.nextStep,
    nextBirthdayOn: row.nextBirthdayOn,
    nextAnniversaryOn: row.nextAnniversaryOn,
    completenessPercent: row.completenessPercent,
    holder: row.personId
      ? { kind: 'person', id: row.personId, name: names.get(row.personId) ?? '' }
      : { kind: 'pool', id: row.poolId ?? '', name: row.poolName ?? '' },
    isWatched: row.isWatched,
    tags: row.tags,
    ...(row.parent ? { parent: row.parent } : {}),
    createdAt: row.createdAt,
    ...(row.custom ? { custom: row.custom } : {}),
  }
}

async function select<T>(ctx: Context, what: string, ids: readonly string[], holders: VisibleHolders): Promise<T[]> {
  const parameters: unknown[] = [ids, ctx.actor.personId]
  if (holders.kind === 'people') parameters.push(holders.personIds, holders.customerIds)
  const [scope, parentScope] = holders.kind === 'people' ? [ofThesePeople, parentOfThese] : ['', '']
  // Its columns have their names in SQL: renaming 1,500 values a page is work, too.
  const { rows } = await ctx.db
    .withoutPlugins()
    .executeQuery<T>(
      CompiledQuery.raw(`${keepPlan}select ${what}, ${parent(parentScope)} ${tables} ${scope}`, parameters),
    )
  return rows
}

function namesOfHolders(ctx: Context, rows: readonly Row[]): Promise<ReadonlyMap<string, string>> {
  return namesOfPeople(
    ctx,
    rows.flatMap(({ personId }) => personId ?? []),
  )
}

/** The rows of these customers in this order; the scope is applied again, so that no id gets past it. */
export async function selectRows(
  ctx: Context,
  ids: readonly string[],
  custom?: readonly string[],
): Promise<CustomerRow[]> {
  if (ids.length === 0) return []
  const what = custom?.length === 0 ? columns : withCustom
  const rows = await select<Row>(ctx, what, ids, await visibleHolders(ctx, 'customer.read'))
  const names = await namesOfHolders(ctx, rows)
  const view = await fieldView(ctx)
  const byId = new Map(rows.map((row) => [row.id, row]))
  const shown = ids.flatMap((id) => {
    const row = byId.get(id)
    return row ? [{ rules: rulesFor(view, row.personId), row: toRow(row, names) }] : []
  })
  const masked = shown.map(({ rules, row }) => ({ rules, row: maskCustomer(rules, row) }))
  return custom?.length === 0 ? masked.map(({ row }) => row) : showCustom(ctx, masked, custom)
}

/** The records with what the actor sees of the company's own fields (of those with `keys`), and the names these hold. */
export async function showCustom<
  T extends Pick<CustomerRow, 'custom' | 'customNames' | 'customFiles' | 'kind' | 'tier'>,
>(ctx: Context, records: readonly { rules: FieldRules; row: T }[], keys?: readonly string[]): Promise<T[]> {
  const visible = await visibleFields(ctx, 'customer')
  const fields = keys ? visible.filter(({ key }) => keys.includes(key)) : visible
  if (fields.length === 0) return records.map(({ row: { custom: _, ...row } }) => row as T)
  const rows = records.map(({ rules, row }) => ({ ...row, custom: shownValues(fields, rules, row.custom, row) }))
  const values = rows.map((row) => row.custom as CustomValues)
  const files = await heldFiles(ctx, fields, values)
  const names = await namesOfReferences(ctx, fields, values, files)
  if (names.size === 0) return rows
  const hasFiles = Object.keys(files).length > 0
  return rows.map((row) => {
    const custom = row.custom as CustomValues
    return { ...row, customNames: namesIn(names, custom), ...(hasFiles ? filesIn(files, custom) : {}) }
  })
}

/** A row or a record with what the rules let be seen of the customer and its primary contact. */
export function maskCustomer<T extends Pick<CustomerRow, 'primaryContact'>>(rules: FieldRules, row: T): T {
  const masked = hideBirthday(rules, maskFields(rules, 'customer', row))
  if (!masked.primaryContact) return masked
  const primaryContact = maskFields(rules, 'contact', masked.primaryContact)
  return primaryContact === masked.primaryContact ? masked : { ...masked, primaryContact }
}

/** When somebody was born is hidden wherever their number is. */
function hideBirthday<T extends object>(rules: FieldRules, row: T): T {
  const isShut = ['customer.phone', 'contact.mobile'].some(
    (name) => (rules[name as keyof FieldRules]?.show ?? 'visible') !== 'visible',
  )
  return isShut && 'nextBirthdayOn' in row ? { ...row, nextBirthdayOn: null } : row
}

export interface CustomerRecord {
  customer: Omit<Customer, 'abilities' | 'completeness' | 'fieldRules'>
  personId: string | null
  has: HasAny
}

/** One customer whole and unmasked; `anyScope` for the answer to whoever just entered it. */
export async function selectRecord(
  ctx: Context,
  customerId: string,
  options: { anyScope?: boolean } = {},
): Promise<CustomerRecord | undefined> {
  const holders: VisibleHolders = options.anyScope ? { kind: 'all' } : await visibleHolders(ctx, 'customer.read')
  const [row] = await select<WholeRow>(ctx, wholeRecord, [customerId], holders)
  if (!row) return undefined
  const { creditCode, wechat, email, address, notes, updatedAt, holderSince, holderReasonCode } = row
  const { contactCount, mergedCount } = row
  const facts = { creditCode, wechat, email, address, notes, updatedAt, holderSince, holderReasonCode }
  const more = { ...facts, contactCount, mergedCount }
  return {
    customer: { ...toRow(row, await namesOfHolders(ctx, [row])), ...more },
    personId: row.personId,
    has: {
      hasReachableContact: row.hasReachableContact,
      hasBirthday: row.hasBirthday,
      hasContactBirthday: row.hasContactBirthday,
      hasAnniversary: row.hasAnniversary,
    },
  }
}
