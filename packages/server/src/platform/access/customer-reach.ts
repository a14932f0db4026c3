import type { Permission } from '@zhike/core/access/permissions'
import { sql, type RawBuilder } from 'kysely'
import type { Context, Services } from '../context/context.ts'
import { holdersInScopes, visibleHolders, type VisibleHolders } from './visible-holders.ts'

/**
 * The scope of a permission in the shape that lists over a million customers need, because the planner cannot choose
 * by itself: of few held customers each is looked up and sorted; with many a sort index is walked and every row asked
 * whether it is held, in a hash built once; with all there is nothing to ask.
 */
export type CustomerReach =
  | { kind: 'all' }
  | { kind: 'none' }
  | ({ kind: 'few' } & Held)
  | ({ kind: 'many'; held: number } & Held)

/** Customers that these people hold, and these ones whoever holds them. */
interface Held {
  personIds: string[]
  customerIds: string[]
}

const few = 1200
/** From here on looking up the holder of each candidate is cheaper than reading all that is held. */
export const lookedUpFrom = 20_000
/** Beyond this nobody counts on: a reach so large is dense enough to be walked. */
const countedUpTo = 100_000
const rememberMs = 60_000
const sizes = new WeakMap<Services, Map<string, { held: number; at: number }>>()

/** `within` narrows the scope to customers held by these people, or to those one works on beside their holder. */
export async function customerReach(
  ctx: Context,
  permission: Permission = 'customer.read',
  within: readonly string[] | 'collaborating' | null = null,
): Promise<CustomerReach> {
  const holders = await visibleHolders(ctx, permission)
  if (holders.kind === 'all' && within === null) return { kind: 'all' }
  const { personIds, customerIds } = await narrow(ctx, holders, within)
  if (personIds.length + customerIds.length === 0) return { kind: 'none' }
  const held = (await countHeld(ctx, personIds)) + customerIds.length
  return held > few ? { kind: 'many', personIds, customerIds, held } : { kind: 'few', personIds, customerIds }
}

async function narrow(
  ctx: Context,
  holders: VisibleHolders,
  within: readonly string[] | 'collaborating' | null,
): Promise<Held> {
  if (within === null) return holders.kind === 'all' ? { personIds: [], customerIds: [] } : holders
  if (within === 'collaborating') {
    const mine = await holdersInScopes(ctx, new Set(['collaborating']))
    const customerIds = mine.kind === 'all' ? [] : mine.customerIds
    if (holders.kind === 'all') return { personIds: [], customerIds }
    const allowed = new Set(holders.customerIds)
    // Without the scope itself, what one works on counts where it is reached in another way.
    const reached = await selectHeldBy(ctx, customerIds, holders.personIds)
    return { personIds: [], customerIds: customerIds.filter((id) => allowed.has(id) || reached.has(id)) }
  }
  const allowed = holders.kind === 'all' ? null : new Set(holders.personIds)
  return { personIds: within.filter((id) => allowed === null || allowed.has(id)), customerIds: [] }
}

async function selectHeldBy(
  ctx: Context,
  customerIds: readonly string[],
  personIds: readonly string[],
): Promise<Set<string>> {
  if (customerIds.length === 0) return new Set()
  const { rows } = await sql<{ customerId: string }>`select customer_id from tenures
    where customer_id = any(${customerIds}::uuid[]) and person_id = any(${personIds}::uuid[])
      and end_at = 'infinity'`.execute(ctx.db)
  return new Set(rows.map((row) => row.customerId))
}

/** What of a reach these people hold. */
export function narrowReach(reach: CustomerReach, personIds: readonly string[]): CustomerReach {
  if (reach.kind === 'none') return reach
  const inside = reach.kind === 'all' ? [...personIds] : personIds.filter((id) => reach.personIds.includes(id))
  return inside.length > 0 ? { kind: 'few', personIds: inside, customerIds: [] } : { kind: 'none' }
}

/** An open tenure of this alias inside a reach. */
export function isHeldBy(held: Held, alias: string): RawBuilder<boolean> {
  const person = sql.ref(`${alias}.person_id`)
  const customer = sql.ref(`${alias}.customer_id`)
  if (held.customerIds.length === 0) return sql<boolean>`${person} ${oneOf(held.personIds)}`
  return sql<boolean>`(${person} ${oneOf(held.personIds)} or ${customer} = any(${held.customerIds}::uuid[]))`
}

/** A reach of many in two. What one works on beside its holder stands in the first; its holder may be in the second. */
export function halvesOf(reach: Extract<CustomerReach, { kind: 'many' }>): Extract<CustomerReach, { kind: 'many' }>[] {
  const { personIds } = reach
  if (personIds.length < 2) return [reach]
  const middle = Math.ceil(personIds.length / 2)
  return [
    { ...reach, personIds: personIds.slice(0, middle) },
    { ...reach, personIds: personIds.slice(middle), customerIds: [] },
  ]
}

/** A query of customers' ids. */
export type IdQuery = RawBuilder<unknown>

/** Ids of the customers held: of many people's, read from an index alone. */
export function heldIds({ personIds, customerIds }: Held): IdQuery {
  const held = sql`select h.customer_id from tenures h where h.person_id ${oneOf(personIds)} and h.end_at = 'infinity'`
  return customerIds.length === 0 ? held : sql`${held} union select unnest(${customerIds}::uuid[])`
}

/** Customers c with their stats s and open tenure t inside a reach, for reading all of them: counts and sums. */
export function fromReached(reach: CustomerReach): RawBuilder<unknown> {
  if (reach.kind === 'few') return fromHolders(reach, 'left')
  if (reach.kind !== 'many') return fromAll(reach, 'left')
  // By an array of ids the index is walked once, in order: half the time of looking each up by itself.
  return sql`${fromAll(reach, 'left')} and c.id = any(array(${heldIds(reach)}))`
}

/** A hundred customers c with their stats s from all over a reach of many, to see how many fit a condition. */
export function sampleOfReached(reach: Extract<CustomerReach, { kind: 'many' }>): RawBuilder<unknown> {
  const step = Math.max(1, Math.floor(reach.personIds.length / 10))
  const people = reach.personIds.filter((_, index) => index % step === 0).slice(0, 10)
  const some = (order: RawBuilder<unknown>) => sql`(select h.customer_id from tenures h
    where h.person_id = p.id and h.end_at = 'infinity' order by h.person_id ${order}, h.customer_id ${order} limit 5)`
  return sql`unnest(${people}::uuid[]) p(id)
    cross join lateral (${some(sql`asc`)} union ${some(sql`desc`)}) t
    join customers c on c.id = t.customer_id
    left join customer_stats s on s.customer_id = c.id
    where c.deleted_at is null`
}

export type WalkLeader = 'customers' | 'stats'

/**
 * How a walk knows that a row is inside: by the holder in the index itself, where figures lead; else by a hash of all that
 * is held, or by looking its holder up; or by a hash of chosen ids.
 */
export type WalkInside = 'holder' | 'hash' | 'lookup' | { chosen: RawBuilder<unknown> }

/**
 * The same for reading the first rows in the order of an index, whose table leads. Of many held, or of chosen ones inside
 * the reach, the leader is l: what is asked of it alone stands in the index, and only those among its rows are looked up.
 */
export function walkReached(reach: CustomerReach, leader: WalkLeader, by: WalkInside): RawBuilder<unknown> {
  const join = leader === 'stats' ? 'inner' : 'left'
  const isChosen = typeof by === 'object'
  if (reach.kind === 'few') return fromHolders(reach, join)
  if (reach.kind === 'none' || (reach.kind === 'all' && !isChosen)) return fromAll(reach, join)
  const id = sql.raw(leader === 'stats' ? 'l.customer_id' : 'l.id')
  // `offset 0` keeps the planner from taking leader and looked-up row for one, and from turning the joins around.
  // Unlike a join, a membership test keeps the order of the scan, so that it can stop after a page.
  const isInside = insideOfWalk(reach, id, by)
  return sql`${sql.raw(leader === 'stats' ? 'customer_stats' : 'customers')} l
    cross join lateral (select * from customers where id = ${id} offset 0) c
    left join lateral (select * from customer_stats where customer_id = ${id} offset 0) s on true
    left join tenures t on t.customer_id = ${id} and t.slot = 'primary' and t.end_at = 'infinity'
    where ${leader === 'stats' ? sql`c.deleted_at` : sql`l.deleted_at`} is null and (${isInside}) is true`
}

function insideOfWalk(reach: CustomerReach, id: RawBuilder<unknown>, by: WalkInside): RawBuilder<unknown> {
  if (typeof by === 'object') return sql`${id} in (${by.chosen})`
  if (reach.kind === 'all') return sql`true`
  if (reach.kind === 'none') return sql`false`
  if (by === 'holder') return isHeldInIndex(reach)
  return by === 'lookup' || reach.kind === 'few' ? isReachedNow(reach, id) : sql`${id} in (${heldIds(reach)})`
}

/** Figures l of whom these people hold, or of these customers; the people stand in a hash. */
function isHeldInIndex({ personIds, customerIds }: Held): RawBuilder<boolean> {
  const isTheirs = sql<boolean>`l.holder_id in (select unnest(${personIds}::uuid[]))`
  if (customerIds.length === 0) return isTheirs
  return sql<boolean>`(${isTheirs} or l.customer_id in (select unnest(${customerIds}::uuid[])))`
}

/** Customers of an array of ids inside a reach: for what another index has found already. */
export function fromChosen(reach: CustomerReach, ids: RawBuilder<unknown>): RawBuilder<unknown> {
  const inside = reach.kind === 'few' || reach.kind === 'many' ? sql`(${isHeldBy(reach, 't')}) is true` : sql`true`
  return sql`${fromAll(reach, 'left')} and c.id = any(${ids}) and ${inside}`
}

/** Some hundred of chosen ones, to see how many fit the rest of a condition. */
export function sampleOfChosen(chosen: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(select distinct x.customer_id from (select customer_id from (${chosen}) x limit 150) x) x
    join customers c on c.id = x.customer_id
    left join customer_stats s on s.customer_id = c.id
    left join tenures t on t.customer_id = c.id and t.slot = 'primary' and t.end_at = 'infinity'
    where c.deleted_at is null`
}

/**
 * Customers inside a reach in the order of an index over the values l of a field of the company's own; `fitting` leaves
 * out what need not be looked up.
 */
export function walkValues(
  reach: CustomerReach,
  fieldId: string,
  by: WalkInside,
  fitting: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const inside = sql`(${insideOfWalk(reach, sql`l.customer_id`, by)}) is true`
  return sql`custom_values l ${fitting}
    cross join lateral (select * from customers where id = l.customer_id offset 0) c
    left join lateral (select * from customer_stats where customer_id = l.customer_id offset 0) s on true
    left join tenures t on t.customer_id = l.customer_id and t.slot = 'primary' and t.end_at = 'infinity'
    where l.field_id = ${fieldId}::uuid and ${inside}`
}

/** Left joins go over unique keys: what a query does not use costs nothing. */
function fromAll(reach: CustomerReach, join: 'left' | 'inner'): RawBuilder<unknown> {
  return sql`customers c
    ${sql.raw(join)} join customer_stats s on s.customer_id = c.id
    left join tenures t on t.customer_id = c.id and t.slot = 'primary' and t.end_at = 'infinity'
    where c.deleted_at is null and ${sql.lit(reach.kind !== 'none')}`
}

/** What a person holds is never deleted: deleting moves it to the archive. */
function fromHolders(reach: Extract<CustomerReach, Held>, join: 'left' | 'inner'): RawBuilder<unknown> {
  // `offset 0` keeps the planner from turning the joins around: what it expects of the rest is often wrong.
  const customers =
    reach.kind === 'few'
      ? sql`cross join lateral (select * from customers where id = t.customer_id offset 0) c`
      : sql`left join customers c on c.id = t.customer_id`
  return sql`(select h.customer_id, h.person_id, h.pool_id, h.start_at from tenures h
      where ${isHeldBy(reach, 'h')} and h.end_at = 'infinity' offset 0) t
    ${customers}
    ${sql.raw(join)} join customer_stats s on s.customer_id = t.customer_id
    where true`
}

/** One person by equality: of an array the planner expects ten, too dear a guess for a plan to be kept. */
function oneOf(personIds: readonly string[]): RawBuilder<unknown> {
  return personIds.length === 1 ? sql`= ${personIds[0]}::uuid` : sql`= any(${personIds}::uuid[])`
}

/** Some columns of the first customers c inside a reach of people that fit a condition, looking at each they hold. */
export function firstOfHeld(
  reach: CustomerReach,
  columns: RawBuilder<unknown>,
  condition: RawBuilder<boolean>,
  limit: number,
): RawBuilder<unknown> {
  if (reach.kind === 'all' || reach.kind === 'none') return firstOfIndex(reach, columns, condition, limit)
  return sql`select ${columns} from ${fromHolders({ ...reach, kind: 'few' }, 'left')} and ${condition} limit ${limit}`
}

/**
 * The same by an index that serves the condition. What the index yields is a part of its own, planned without regard to
 * the limit, which the planner would hope to reach by reading tables instead; it still ends when there are enough.
 */
export function firstOfIndex(
  reach: CustomerReach,
  columns: RawBuilder<unknown>,
  condition: RawBuilder<boolean>,
  limit: number,
): RawBuilder<unknown> {
  if (reach.kind === 'none') return sql`select ${columns} from customers c where false`
  const inside = reach.kind === 'all' ? sql`true` : isAmongHeld(reach, sql`c.id`)
  return sql`with c as materialized (select ${columns} from customers c where c.deleted_at is null and ${condition})
    select ${columns} from c where ${inside} limit ${limit}`
}

/**
 * Whether the customer of this id is inside a reach: for a few candidates out of many held. It is answered by the index
 * of open tenures alone, and the people stand in a hash: an array would be gone through for each of the others' customers.
 */
export function isReachedNow(held: Held, id: RawBuilder<unknown>): RawBuilder<boolean> {
  const inList = (ids: readonly string[]) => sql`in (select unnest(${ids}::uuid[]))`
  const isTheirs = sql`t.person_id ${inList(held.personIds)}`
  const isInside =
    held.customerIds.length === 0 ? isTheirs : sql`(${isTheirs} or t.customer_id ${inList(held.customerIds)})`
  return sql<boolean>`(select ${isInside} from tenures t where t.customer_id = ${id} and t.end_at = 'infinity')`
}

/**
 * The same for candidates in their thousands: of a team all that is held stands in a hash, of more each is looked up.
 * `is true` keeps it a question to each candidate: joined, the planner may gather all candidates before the first is told.
 */
export function isAmongHeld(
  reach: Extract<CustomerReach, { kind: 'few' | 'many' }>,
  id: RawBuilder<unknown>,
): RawBuilder<boolean> {
  const isDear = reach.kind === 'many' && reach.held >= lookedUpFrom
  return isDear ? isReachedNow(reach, id) : sql<boolean>`(${id} in (${heldIds(reach)})) is true`
}

async function countHeld(ctx: Context, personIds: readonly string[]): Promise<number> {
  if (personIds.length === 0) return 0
  const known = sizes.get(ctx.services) ?? new Map<string, { held: number; at: number }>()
  sizes.set(ctx.services, known)
  const key = personIds.join()
  const remembered = known.get(key)
  // Only the plan depends on it, so an old answer is slow at worst.
  if (remembered && performance.now() - remembered.at < rememberMs) return remembered.held
  if (known.size > 1000) known.clear()
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from (select from tenures
      where person_id = any(${personIds}::uuid[]) and end_at = 'infinity' limit ${countedUpTo}) held`.execute(ctx.db)
  const held = rows[0]?.n ?? 0
  known.set(key, { held, at: performance.now() })
  return held
}
