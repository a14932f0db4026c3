import type { SearchWord } from '@zhike/core/search/parse-search'
import { sql, type RawBuilder } from 'kysely'
import {
  firstOfHeld,
  firstOfIndex,
  isHeldBy,
  isReachedNow,
  type CustomerReach,
} from '../platform/access/customer-reach.ts'
import type { Context } from '../platform/context/context.ts'
import { similarTokensMatch, tokensMatch } from '../platform/filter/tokens-match.ts'
import { mostCandidates } from './candidates.ts'
import { pagesToRead } from './pages-to-read.ts'

const candidateColumns = sql`c.id, c.kind, c.name, c.short_name`

export interface Candidate {
  id: string
  kind: string
  name: string
  shortName: string | null
}

/** Customers of a reach whose tokens can hold every word; the scope comes before the cap. */
export async function selectByTokens(
  ctx: Context,
  reach: CustomerReach,
  words: readonly SearchWord[],
  limit: number = mostCandidates,
  how: 'as-typed' | 'similar' = 'as-typed',
): Promise<Candidate[]> {
  const first = reach.kind === 'few' ? firstOfHeld : firstOfIndex
  const condition = (how === 'similar' ? similarTokensMatch : tokensMatch)(sql`c.search_tokens`, words)
  const statement = first(reach, candidateColumns, condition, limit)
  return (await sql<Candidate>`${statement}`.execute(ctx.db)).rows
}

/** Some of them, at most `limit`: of a word that stands in every tenth name a third of that will do. */
export async function selectSomeByTokens(
  ctx: Context,
  reach: CustomerReach,
  words: readonly SearchWord[],
  limit: number,
): Promise<Candidate[]> {
  const pages = await pagesToRead(ctx, reach, words, limit)
  if (pages !== null) {
    const condition = sql<boolean>`c.ctid < ${`(${pages},0)`}::tid and ${tokensMatch(sql`c.search_tokens`, words)}`
    const { rows } = await sql<Candidate>`${firstOfIndex(reach, candidateColumns, condition, limit)}`.execute(ctx.db)
    if (rows.length * 3 >= limit) return rows
  }
  return selectByTokens(ctx, reach, words, limit)
}

/** Everything a team holds: thousands are each looked up, for which two connections need half the time. */
export async function selectHeld(ctx: Context, reach: Extract<CustomerReach, { kind: 'many' }>): Promise<Candidate[]> {
  return selectOfTeam<Candidate>(ctx, reach, candidateColumns)
}

/** The same with the tokens of each, divided by blanks. */
export async function selectHeldWithTokens(
  ctx: Context,
  reach: Extract<CustomerReach, { kind: 'many' }>,
): Promise<(Candidate & { tokens: string })[]> {
  return selectOfTeam(
    ctx,
    reach,
    sql`${candidateColumns}, coalesce(array_to_string(c.search_tokens, ' '), '') as tokens`,
  )
}

async function selectOfTeam<T>(
  ctx: Context,
  reach: Extract<CustomerReach, { kind: 'many' }>,
  columns: RawBuilder<unknown>,
): Promise<T[]> {
  const middle = ctx.inTransaction ? reach.personIds.length : Math.ceil(reach.personIds.length / 2)
  const halves = [
    { personIds: reach.personIds.slice(0, middle), customerIds: reach.customerIds },
    { personIds: reach.personIds.slice(middle), customerIds: [] },
  ].filter(({ personIds, customerIds }) => personIds.length + customerIds.length > 0)
  const found = await Promise.all(
    halves.map((half) => sql<T>`${firstOfHeld({ ...reach, ...half }, columns, sql`true`, 100_000)}`.execute(ctx.db)),
  )
  return found.flatMap(({ rows }) => rows)
}

/** Which of these customers the actor holds. */
export async function selectOwn(ctx: Context, ids: readonly string[]): Promise<Set<string>> {
  const { personId } = ctx.actor
  if (personId === null) return new Set()
  const { rows } = await sql<{ customerId: string }>`select t.customer_id from tenures t
    where t.customer_id = any(${ids}::uuid[]) and t.person_id = ${personId}::uuid and t.end_at = 'infinity'`.execute(
    ctx.db,
  )
  return new Set(rows.map((row) => row.customerId))
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

/** `join customers c on c.id = <column>` inside a reach, up to and including its where clause. */
function searchReachedBy(reach: CustomerReach, column: RawBuilder<unknown>): RawBuilder<unknown> {
  const customers = sql`customers c on c.id = ${column}`
  if (reach.kind === 'all' || reach.kind === 'none') {
    return sql`${customers} where c.deleted_at is null and ${sql.lit(reach.kind === 'all')}`
  }
  // Joined with the tenures of many, the planner would begin with those.
  if (reach.kind === 'many') return sql`${customers} where c.deleted_at is null and ${isReachedNow(reach, sql`c.id`)}`
  return sql`${customers} join tenures t on t.customer_id = c.id
    where ${isHeldBy(reach, 't')} and t.end_at = 'infinity' and c.deleted_at is null`
}
