import { sql, type RawBuilder } from 'kysely'
import { isHeldBy, type CustomerReach } from '../platform/access/customer-reach.ts'
import type { Context } from '../platform/context/context.ts'
import { isInside } from './contact-search-queries.ts'
import { likeStart } from './like-start.ts'

export interface OrderHit {
  customerId: string
  id: string
  number: string
  orderedOn: string
  amount: string
  currency: string
}

const columns = sql`o.customer_id, o.id, o.number, o.ordered_on, o.amount, o.currency`
const forwards = sql`lower(o.number) collate "C"`
const backwards = sql`reverse(lower(o.number)) collate "C"`

/** Orders of a reach whose number begins with a text in lower case, the exact one first; or ends with it. */
export async function selectOrdersByNumber(
  ctx: Context,
  reach: CustomerReach,
  text: string,
  at: 'start' | 'end',
  limit: number,
): Promise<OrderHit[]> {
  const key = at === 'start' ? forwards : backwards
  const fits = sql<boolean>`${key} like ${likeStart(at === 'start' ? text : [...text].reverse().join(''))}`
  const statement =
    reach.kind === 'few'
      ? ofFew(reach, fits, key, limit)
      : ofIndex(isInside(reach, sql`o.customer_id`), fits, key, limit)
  return (await statement.execute(ctx.db)).rows
}

/** The orders of few held customers are all looked at. */
function ofFew(
  reach: Extract<CustomerReach, { kind: 'few' }>,
  fits: RawBuilder<boolean>,
  key: RawBuilder<unknown>,
  limit: number,
) {
  return sql<OrderHit>`select ${columns}
    from (select h.customer_id from tenures h where ${isHeldBy(reach, 'h')} and h.end_at = 'infinity' offset 0) t
    cross join lateral (select * from orders o where o.customer_id = t.customer_id and o.deleted_at is null
      and ${fits} offset 0) o
    order by ${key}, o.id limit ${limit}`
}

/** In the order of the index, asking each for its customer until there are enough. */
function ofIndex(inside: RawBuilder<boolean>, fits: RawBuilder<boolean>, key: RawBuilder<unknown>, limit: number) {
  return sql<OrderHit>`select ${columns} from orders o
    where o.deleted_at is null and ${fits} and (${inside}) is true
    order by ${key} limit ${limit}`
}

/** Names of customers that the caller has been let through to. */
export async function selectCustomerNames(
  ctx: Context,
  customerIds: readonly string[],
): Promise<Map<string, { name: string; personId: string | null }>> {
  if (customerIds.length === 0) return new Map()
  const { rows } = await sql<{ id: string; name: string; personId: string | null }>`
    select c.id, c.name, t.person_id from customers c
    join tenures t on t.customer_id = c.id and t.slot = 'primary' and t.end_at = 'infinity'
    where c.id = any(${[...new Set(customerIds)]}::uuid[]) and c.deleted_at is null`.execute(ctx.db)
  return new Map(rows.map(({ id, name, personId }) => [id, { name, personId }]))
}
