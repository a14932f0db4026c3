import { searchTokens } from '@zhike/core/search/search-tokens'
import { textGrams } from '@zhike/core/search/text-grams'
import { sql } from 'kysely'
import type { Context } from '../platform/context/context.ts'

// Keeps what search reads beside names and numbers: contact_tokens and follow_up_grams.

export type IndexedKind = 'contact' | 'follow-up'

/** A contact with its name, a follow-up with its text. */
export interface IndexedText {
  customerId: string
  id: string
  text: string
}

/** Makes these findable; they exist. No token has a space, so that a row's travel as one text. */
export async function saveTexts(ctx: Context, kind: IndexedKind, rows: readonly IndexedText[]): Promise<void> {
  if (rows.length === 0) return
  const customerIds = rows.map((row) => row.customerId)
  const ids = rows.map((row) => row.id)
  if (kind === 'contact') {
    const tokens = rows.map(({ text }) => searchTokens({ kind: 'individual', name: text }).join(' '))
    await sql`
      insert into contact_tokens (customer_id, contact_id, tokens)
      select n.customer_id, n.id, string_to_array(n.tokens, ' ')
      from unnest(${customerIds}::uuid[], ${ids}::uuid[], ${tokens}::text[]) as n(customer_id, id, tokens)
      on conflict (customer_id, contact_id) do update set tokens = excluded.tokens`.execute(ctx.db)
    return
  }
  const grams = rows.map(({ text }) => `{${textGrams(text).join()}}`)
  await sql`
    insert into follow_up_grams (customer_id, follow_up_id, grams)
    select n.customer_id, n.id, n.grams::int[]
    from unnest(${customerIds}::uuid[], ${ids}::uuid[], ${grams}::text[]) as n(customer_id, id, grams)
    on conflict (customer_id, follow_up_id) do update set grams = excluded.grams`.execute(ctx.db)
}

/** These wait no longer. */
export async function forgetBacklog(
  ctx: Context,
  kind: IndexedKind,
  customerId: string,
  ids: readonly string[],
): Promise<void> {
  await sql`delete from search_backlog
    where kind = ${kind} and customer_id = ${customerId}::uuid and id = any(${ids}::uuid[])`.execute(ctx.db)
}

const tableOf = { contact: sql.raw('contacts'), 'follow-up': sql.raw('follow_ups') }
const textOf = { contact: sql.raw('n.name'), 'follow-up': sql.raw('n.text') }

/** Takes some that wait; what another process has taken is left to it. Answers how many, and those that still live. */
export async function takeBacklog(
  ctx: Context,
  kind: IndexedKind,
  limit: number,
): Promise<{ taken: number; living: IndexedText[] }> {
  const { rows: taken } = await sql<{ customerId: string; id: string }>`
    delete from search_backlog b using (
      select kind, customer_id, id from search_backlog where kind = ${kind} limit ${limit} for update skip locked
    ) w where b.kind = w.kind and b.customer_id = w.customer_id and b.id = w.id
    returning b.customer_id, b.id`.execute(ctx.db)
  if (taken.length === 0) return { taken: 0, living: [] }
  const { rows: living } = await sql<IndexedText>`
    select n.customer_id, n.id, ${textOf[kind]} as text
    from unnest(${taken.map((one) => one.customerId)}::uuid[], ${taken.map((one) => one.id)}::uuid[]) as w(customer_id, id)
    join ${tableOf[kind]} n on n.customer_id = w.customer_id and n.id = w.id
    where n.deleted_at is null for key share of n`.execute(ctx.db)
  return { taken: taken.length, living }
}

export interface WalkPlace {
  afterCustomerId: string | null
  afterId: string | null
}

/** Where a walk over what there was stands, locked; null when it is through or another process is at it. */
export async function lockWalk(ctx: Context, part: string): Promise<WalkPlace | null> {
  await sql`insert into search_progress (part) values (${part}) on conflict do nothing`.execute(ctx.db)
  const { rows } = await sql<WalkPlace>`
    select after_customer_id, after_id from search_progress where part = ${part} and done_at is null
    for update skip locked`.execute(ctx.db)
  return rows[0] ?? null
}

export async function isWalkDone(ctx: Context, part: string): Promise<boolean> {
  const { rows } = await sql`select from search_progress where part = ${part} and done_at is not null`.execute(ctx.db)
  return rows.length > 0
}

/** Notes how far a walk has come; without a place it is through. */
export async function saveWalk(ctx: Context, part: string, place: WalkPlace | null): Promise<void> {
  await sql`update search_progress set after_customer_id = ${place?.afterCustomerId ?? null}::uuid,
      after_id = ${place?.afterId ?? null}::uuid, done_at = case when ${place === null} then now() end
    where part = ${part}`.execute(ctx.db)
}

export async function selectTextsAfter(
  ctx: Context,
  kind: IndexedKind,
  place: WalkPlace,
  limit: number,
): Promise<IndexedText[]> {
  const after = place.afterCustomerId
    ? sql`(n.customer_id, n.id) > (${place.afterCustomerId}::uuid, ${place.afterId}::uuid)`
    : sql`true`
  const { rows } = await sql<IndexedText>`
    select n.customer_id, n.id, ${textOf[kind]} as text from ${tableOf[kind]} n where n.deleted_at is null and ${after}
    order by n.customer_id, n.id limit ${limit} for key share`.execute(ctx.db)
  return rows
}

export interface NamedCustomer {
  id: string
  kind: string
  name: string
  shortName: string | null
}

/** Customers whose tokens are others than they were: names in Latin letters, and those that begin with one of these signs. */
export async function selectCustomersToRefresh(
  ctx: Context,
  place: WalkPlace,
  signs: readonly string[],
  limit: number,
): Promise<NamedCustomer[]> {
  const after = place.afterId ? sql`c.id > ${place.afterId}::uuid` : sql`true`
  const latin = '[A-Za-zÀ-ÿＡ-Ｚａ-ｚ]{4}'
  const { rows } = await sql<NamedCustomer>`
    select c.id, c.kind, c.name, c.short_name from customers c
    where ${after} and (left(c.name, 1) = any(${signs}::text[]) or left(c.short_name, 1) = any(${signs}::text[])
      or c.name ~ ${latin} or c.short_name ~ ${latin})
    order by c.id limit ${limit}`.execute(ctx.db)
  return rows
}

export async function saveCustomerTokens(ctx: Context, customers: readonly NamedCustomer[]): Promise<void> {
  if (customers.length === 0) return
  const tokens = customers.map((one) => searchTokens(one).join(' '))
  await sql`
    update customers c set search_tokens = string_to_array(n.tokens, ' ')
    from unnest(${customers.map((one) => one.id)}::uuid[], ${tokens}::text[], ${customers.map((one) => one.name)}::text[])
      as n(id, tokens, name)
    where c.id = n.id and c.name = n.name and c.search_tokens <> string_to_array(n.tokens, ' ')`.execute(ctx.db)
}
