import type { SearchWord } from '@zhike/core/search/parse-search'
import { sql, type RawBuilder } from 'kysely'
import { isAmongHeld, isHeldBy, type CustomerReach } from '../platform/access/customer-reach.ts'
import type { Context } from '../platform/context/context.ts'
import { similarTokensMatch, tokensMatch } from '../platform/filter/tokens-match.ts'
import { likeStart } from './like-start.ts'

export interface ContactHit {
  customerId: string
  id: string
  name: string
  title: string | null
  mobile: string | null
}

const columns = sql`n.customer_id, n.id, n.name, n.title, n.mobile`

/**
 * Contacts inside a reach whose tokens can hold every word, or something like it. Of few held customers every contact is looked at; else
 * the index yields rows, each is asked for its customer, and it ends when there are enough. `offset 0` keeps each look-up
 * a look-up: what the planner expects of tokens is often wrong by far.
 */
export async function selectContactsByTokens(
  ctx: Context,
  reach: CustomerReach,
  words: readonly SearchWord[],
  how: 'as-typed' | 'similar',
  limit: number,
): Promise<ContactHit[]> {
  const condition = (how === 'similar' ? similarTokensMatch : tokensMatch)(sql`k.tokens`, words)
  const contact = sql`cross join lateral (select * from contacts n where n.customer_id = k.customer_id
    and n.id = k.contact_id and n.deleted_at is null offset 0) n`
  const statement =
    reach.kind === 'few'
      ? sql<ContactHit>`select ${columns}
          from (select h.customer_id from tenures h where ${isHeldBy(reach, 'h')} and h.end_at = 'infinity' offset 0) t
          cross join lateral (select * from contact_tokens k where k.customer_id = t.customer_id offset 0) k ${contact}
          where ${condition} limit ${limit}`
      : sql<ContactHit>`with k as materialized (select k.customer_id, k.contact_id from contact_tokens k where ${condition})
          select ${columns} from (select * from k where ${isInside(reach, sql`k.customer_id`)} offset 0) k ${contact}
          limit ${limit}`
  return (await statement.execute(ctx.db)).rows
}

/** Contacts whose name begins with the text; also those that have no tokens yet. */
export async function selectContactsByStart(
  ctx: Context,
  reach: CustomerReach,
  text: string,
  limit: number,
): Promise<ContactHit[]> {
  const start = likeStart(text)
  const statement =
    reach.kind === 'few'
      ? sql<ContactHit>`select ${columns}
          from (select h.customer_id from tenures h where ${isHeldBy(reach, 'h')} and h.end_at = 'infinity' offset 0) t
          cross join lateral (select * from contacts n where n.customer_id = t.customer_id and n.deleted_at is null
            and lower(n.name) like ${start} offset 0) n
          limit ${limit}`
      : // What the index yields comes in the order of the names, so that the exact one is first.
        sql<ContactHit>`select ${columns} from contacts n
          where n.deleted_at is null and lower(n.name) like ${start} and (${isInside(reach, sql`n.customer_id`)}) is true
          order by lower(n.name) using ~<~ limit ${limit}`
  return (await statement.execute(ctx.db)).rows
}

/** The contacts of these customers with this number. */
export async function selectContactsByNumber(
  ctx: Context,
  customerIds: readonly string[],
  digits: string,
): Promise<ContactHit[]> {
  const { rows } = await sql<ContactHit>`
    select n.customer_id, n.id, n.name, n.title, n.mobile from contacts n
    where n.customer_id = any(${customerIds}::uuid[]) and n.deleted_at is null
      and regexp_replace(n.mobile, '\\D', '', 'g') like ${`%${digits}%`}
    order by n.is_primary desc, n.id`.execute(ctx.db)
  return rows
}

/** A living customer of a reach, by its open tenure or, of all, by itself: asked of one row after another. */
export function isInside(reach: CustomerReach, id: RawBuilder<unknown>): RawBuilder<boolean> {
  if (reach.kind === 'none') return sql<boolean>`false`
  if (reach.kind === 'all') {
    return sql<boolean>`(select c.deleted_at is null from customers c where c.id = ${id})`
  }
  return isAmongHeld(reach, id)
}
