import type { FieldRules } from '@zhike/core/access/protected-fields'
import { rowFields, type RowField } from '@zhike/core/customers/row-fields'
import type { Customer, CustomerRow, ListedCustomer } from '@zhike/core/customers/schema'
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
import { shareReadings } from '../platform/context/share-readings.ts'
import { keepPlan } from '../platform/database/keep-plans.ts'

// The rows of a list and the record of a page, by id, as texts that stay the same: they run with every page that anybody
// opens, so that neither Node builds them nor PostgreSQL plans them anew. What is not shown is not read.

/** What every row has. */
const always = `c.id, c.version, c.kind, c.name, c.short_name as "shortName", c.tier, c.is_vip as "isVip",
  t.person_id as "personId", t.pool_id as "poolId",
  case when t.pool_id is not null then (select o.name from pools o where o.id = t.pool_id) end as "poolName"`

const plainColumns = {
  regionCode: 'c.region_code',
  industryCode: 'c.industry_code',
  size: 'c.size',
  source: 'c.source',
  phone: 'c.phone',
  externalId: 'c.external_id',
  revenue12m: 's.revenue12m',
  orderCount: 's.order_count',
  lastOrderOn: 's.last_order_on',
  lastFollowUpAt: 's.last_follow_up_at',
  nextContactOn: 's.next_contact_on',
  nextStep: 's.next_step',
  nextBirthdayOn: 's.next_birthday_on',
  nextAnniversaryOn: 's.next_anniversary_on',
  completenessPercent: 's.completeness',
  createdAt: 'c.created_at',
} as const satisfies Partial<Record<RowField, string>>
const plainFields = Object.keys(plainColumns) as (keyof typeof plainColumns)[]

const contactColumns = `n.id as "contactId", n.name as "contactName", n.title as "contactTitle",
  n.mobile as "contactMobile"`

const tagsOfCustomer = `coalesce((select json_agg(json_build_object('id', g.id, 'name', g.name, 'colour', g.colour)
  order by g.group_name collate "zh-x-icu" nulls last, g.name collate "zh-x-icu", g.id)
  from customer_tags m join tags g on g.id = m.tag_id where m.customer_id = c.id), '[]') as tags`

const isWatched = (who: number) =>
  `c.id = any(array(select w.customer_id from watched_customers w where w.person_id = $${who}::uuid)) as "isWatched"`

const wholeRecord = `c.credit_code as "creditCode", c.wechat, c.email, c.address, c.notes,
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
  join customer_stats s on s.customer_id = c.id`
const contact = 'left join contacts n on n.customer_id = c.id and n.is_primary and n.deleted_at is null'
const these = 'where c.id = any($1::uuid[]) and c.deleted_at is null'

/** The customer it belongs to, where the reader may see that one. */
const parent = (isSeen: string) => `(select json_build_object('id', q.id, 'name', q.name) from customer_parents h
  join customers q on q.id = h.parent_id and q.deleted_at is null
  join tenures o on o.customer_id = q.id and o.slot = 'primary' and o.end_at = 'infinity'
  where h.customer_id = c.id ${isSeen}) as parent`

// `is true` keeps the planner from looking for each of the people: each customer has one open tenure.
const ofThesePeople = 'and (t.person_id = any($2::uuid[]) or c.id = any($3::uuid[])) is true'
const parentOfThese = 'and (o.person_id = any($2::uuid[]) or q.id = any($3::uuid[])) is true'

/** Which fields of a row are read: those of the company's own, or all of the record's. */
interface Reading {
  fields: readonly RowField[]
  hasCustom: boolean
  isWhole?: boolean
}

const everything: Reading = { fields: rowFields, hasCustom: true, isWhole: true }

const texts = new Map<string, string>()
/** Whoever asks for ever other fields has the texts made anew. */
const mostTexts = 200

/** $1 are ids; $2 whose customers count and $3 which besides, where not all do; the last who asks, where that matters. */
function textOf({ fields, hasCustom, isWhole = false }: Reading, ofSome: boolean): string {
  const key = [ofSome, hasCustom, isWhole, ...fields].join(' ')
  const known = texts.get(key)
  if (known !== undefined) return known
  const has = (field: RowField) => fields.includes(field)
  const what = [
    always,
    ...plainFields.filter(has).map((field) => `${plainColumns[field]} as "${field}"`),
    ...(has('primaryContact') ? [contactColumns] : []),
    ...(has('tags') ? [tagsOfCustomer] : []),
    ...(has('parent') ? [parent(ofSome ? parentOfThese : '')] : []),
    ...(has('isWatched') ? [isWatched(ofSome ? 4 : 2)] : []),
    ...(hasCustom ? ['c.custom'] : []),
    ...(isWhole ? [wholeRecord] : []),
  ]
  const from = [tables, ...(has('primaryContact') ? [contact] : []), these, ...(ofSome ? [ofThesePeople] : [])]
  const text = `${keepPlan}select ${what.join(', ')} ${from.join(' ')}`
  if (texts.size >= mostTexts) texts.clear()
  texts.set(key, text)
  return text
}

interface Row extends Omit<ListedCustomer, 'holder' | 'primaryContact'> {
  personId: string | null
  poolId: string | null
  poolName: string | null
  contactId?: string | null
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
function toRow(row: Row, names: ReadonlyMap<string, string>, fields: readonly RowField[]): ListedCustomer {
  const shown: ListedCustomer = {
    id: row.id,
    version: row.version,
    kind: row.kind,
    name: row.name,
    shortName: row.shortName,
    tier: row.tier,
    isVip: row.isVip,
    holder: row.personId
      ? { kind: 'person', id: row.personId, name: names.get(row.personId) ?? '' }
      : { kind: 'pool', id: row.poolId ?? '', name: row.poolName ?? '' },
  }
  for (const field of fields) {
    if (field === 'primaryContact') shown.primaryContact = contactOf(row)
    else if (field !== 'parent') (shown as Record<RowField, unknown>)[field] = row[field]
    else if (row.parent) shown.parent = row.parent
  }
  if (row.custom) shown.custom = row.custom
  return shown
}

function contactOf({ contactId, contactName, contactTitle, contactMobile }: Row): CustomerRow['primaryContact'] {
  return contactId ? { id: contactId, name: contactName ?? '', title: contactTitle, mobile: contactMobile } : null
}

const shareRows = shareReadings<unknown[]>()

async function select<T>(
  ctx: Context,
  reading: Reading,
  ids: readonly string[],
  holders: VisibleHolders,
): Promise<T[]> {
  const ofSome = holders.kind === 'people'
  const parameters: unknown[] = ofSome ? [ids, holders.personIds, holders.customerIds] : [ids]
  if (reading.fields.includes('isWatched')) parameters.push(ctx.actor.personId)
  const text = textOf(reading, ofSome)
  // Its columns have their names in SQL: renaming a thousand values a page is work, too.
  const read = async () => (await ctx.db.withoutPlugins().executeQuery<T>(CompiledQuery.raw(text, parameters))).rows
  // A transaction sees what nobody else does.
  if (ctx.inTransaction) return read()
  return (await shareRows(ctx.services, `${JSON.stringify(parameters)} ${text}`, read)) as T[]
}

function namesOfHolders(ctx: Context, rows: readonly Row[]): Promise<ReadonlyMap<string, string>> {
  return namesOfPeople(
    ctx,
    rows.flatMap(({ personId }) => personId ?? []),
  )
}

/** What of a row is wanted; without it all. */
export interface ShownOfRows {
  fields?: readonly RowField[] | undefined
  /** Keys of fields of the company's own. */
  custom?: readonly string[] | undefined
}

/** The rows of these customers in this order; the scope is applied again, so that no id gets past it. */
export async function selectRows(
  ctx: Context,
  ids: readonly string[],
  { fields: wanted, custom }: ShownOfRows = {},
): Promise<ListedCustomer[]> {
  if (ids.length === 0) return []
  const fields = wanted ? rowFields.filter((field) => wanted.includes(field)) : rowFields
  const hasCustom = custom?.length !== 0
  const rows = await select<Row>(ctx, { fields, hasCustom }, ids, await visibleHolders(ctx, 'customer.read'))
  const names = await namesOfHolders(ctx, rows)
  const view = await fieldView(ctx)
  const byId = new Map(rows.map((row) => [row.id, row]))
  const shown = ids.flatMap((id) => {
    const row = byId.get(id)
    return row ? [{ rules: rulesFor(view, row.personId), row: toRow(row, names, fields) }] : []
  })
  const masked = shown.map(({ rules, row }) => ({ rules, row: maskCustomer(rules, row) }))
  return hasCustom ? showCustom(ctx, masked, custom) : masked.map(({ row }) => row)
}

/** The records with what the actor sees of the company's own fields (of those with `keys`), and the names these hold. */
export async function showCustom<
  T extends Pick<ListedCustomer, 'custom' | 'customNames' | 'customFiles' | 'kind' | 'tier'>,
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
export function maskCustomer<T extends Pick<ListedCustomer, 'primaryContact'>>(rules: FieldRules, row: T): T {
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
  const [row] = await select<WholeRow>(ctx, everything, [customerId], holders)
  if (!row) return undefined
  const { creditCode, wechat, email, address, notes, updatedAt, holderSince, holderReasonCode } = row
  const { contactCount, mergedCount } = row
  const facts = { creditCode, wechat, email, address, notes, updatedAt, holderSince, holderReasonCode }
  const more = { ...facts, contactCount, mergedCount }
  return {
    customer: { ...(toRow(row, await namesOfHolders(ctx, [row]), rowFields) as CustomerRow), ...more },
    personId: row.personId,
    has: {
      hasReachableContact: row.hasReachableContact,
      hasBirthday: row.hasBirthday,
      hasContactBirthday: row.hasContactBirthday,
      hasAnniversary: row.hasAnniversary,
    },
  }
}
