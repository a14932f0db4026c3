import type { SearchWord } from '@zhike/core/search/parse-search'
import { sql, type RawBuilder } from 'kysely'
import { firstOfHeld, firstOfIndex, type CustomerReach } from '../platform/access/customer-reach.ts'
import type { Context } from '../platform/context/context.ts'
import { tokensMatch } from '../platform/filter/tokens-match.ts'

/** Ranking looks at this many rows of the actor's own scope, never at more. */
export const mostCandidates = 1200

export interface Candidate {
  id: string
  kind: string
  name: string
  shortName: string | null
}

/**
 * Customers of a reach whose tokens can hold every word; the scope comes before the cap. `expected` is how many there may
 * be in the whole company: of many held customers each is looked at only when the index would yield even more.
 */
export async function selectByTokens(
  ctx: Context,
  reach: CustomerReach,
  words: readonly SearchWord[],
  options: { limit?: number; expected?: number } = {},
): Promise<Candidate[]> {
  const { limit = mostCandidates, expected = 0 } = options
  const columns = sql`c.id, c.kind, c.name, c.short_name`
  const condition = tokensMatch(sql`c.search_tokens`, words)
  const lookAtEach = reach.kind === 'few' || (reach.kind === 'many' && expected > reach.held * 0.7)
  const statements = lookAtEach
    ? inHalves(ctx, reach).map((part) => firstOfHeld(part, columns, condition, limit))
    : [firstOfIndex(reach, columns, condition, limit)]
  const found = await Promise.all(statements.map((statement) => sql<Candidate>`${statement}`.execute(ctx.db)))
  return found.flatMap(({ rows }) => rows).slice(0, limit)
}

/** Where thousands are looked at, two connections need half the time. */
function inHalves(ctx: Context, reach: CustomerReach): CustomerReach[] {
  if (reach.kind !== 'many' || ctx.inTransaction || reach.personIds.length < 2) return [reach]
  const middle = Math.ceil(reach.personIds.length / 2)
  const parts = [reach.personIds.slice(0, middle), reach.personIds.slice(middle)]
  return parts.map((personIds) => ({ ...reach, personIds }))
}

/** How many customers hold each of the frequent tokens, as PostgreSQL last counted a sample. */
export async function selectTokenCounts(ctx: Context): Promise<Map<string, number>> {
  const { rows } = await sql<{ token: string; count: number }>`
    select u.token, (u.share * c.reltuples)::int as count
    from pg_stats s, pg_class c, unnest(s.most_common_elems::text::text[], s.most_common_elem_freqs) as u(token, share)
    where s.schemaname = current_schema() and s.tablename = 'customers' and s.attname = 'search_tokens'
      and c.oid = 'customers'::regclass and u.token is not null and c.reltuples > 0`.execute(ctx.db)
  return new Map(rows.map(({ token, count }) => [token, count]))
}

export interface KeyCandidate extends Candidate {
  keyKind: string
}

/** Customers with one of these keys; of a number's last digits also the ones typed before them must fit. */
export async function selectByKeys(
  ctx: Context,
  reach: CustomerReach,
  keys: readonly { kind: string; value: string }[],
  digits: string | null,
): Promise<KeyCandidate[]> {
  if (keys.length === 0) return []
  const longer = digits !== null && digits.length > 4 ? digits : null
  const { rows } = await sql<KeyCandidate>`
    select c.id, c.kind, c.name, c.short_name, k.kind as key_kind
    from customer_keys k join ${searchReachedBy(reach, sql`k.customer_id`)}
      and (k.kind, k.value) in (select * from unnest(${keys.map((key) => key.kind)}::text[], ${keys.map((key) => key.value)}::text[]))
      and (k.kind <> 'phoneTail' or ${longer}::text is null or exists (
        select from customer_keys p where p.customer_id = k.customer_id and p.kind = 'phone' and strpos(p.value, ${longer}::text) > 0))
    limit ${mostCandidates}`.execute(ctx.db)
  return rows
}

export interface ContactHit {
  customerId: string
  id: string
  name: string
  title: string | null
  mobile: string | null
}

/** Contacts whose name begins with the text. */
export async function selectByContact(ctx: Context, reach: CustomerReach, text: string): Promise<ContactHit[]> {
  const { rows } = await sql<ContactHit>`
    select n.customer_id, n.id, n.name, n.title, n.mobile
    from contacts n join ${searchReachedBy(reach, sql`n.customer_id`)}
      and n.deleted_at is null and lower(n.name) like ${`${text.replace(/[\\%_]/g, '\\$&')}%`}
    order by length(n.name), n.customer_id
    limit 50`.execute(ctx.db)
  return rows
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

/** `join customers c on c.id = <column>` inside a reach, up to and including its where clause. */
function searchReachedBy(reach: CustomerReach, column: RawBuilder<unknown>): RawBuilder<unknown> {
  const customers = sql`customers c on c.id = ${column}`
  if (reach.kind === 'all' || reach.kind === 'none') {
    return sql`${customers} where c.deleted_at is null and ${sql.lit(reach.kind === 'all')}`
  }
  return sql`${customers} join tenures t on t.customer_id = c.id
    where t.person_id = any(${reach.personIds}::uuid[]) and t.end_at = 'infinity' and c.deleted_at is null`
}
