import { sql } from 'kysely'
import { scopedCustomers } from '../platform/access/scoped-customers.ts'
import type { Context, Services } from '../platform/context/context.ts'

export interface StoredEvent {
  id: string
  name: string
  payload: unknown
}

export async function selectEvents(services: Services, ids: readonly string[]): Promise<StoredEvent[]> {
  return services.db
    .selectFrom('events')
    .select(['id', 'name', 'payload'])
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .orderBy('id')
    .execute()
}

/** Ids carry their time, so that the primary key finds the newest ones. */
export async function selectEventsFrom(services: Services, firstId: string, limit: number): Promise<StoredEvent[]> {
  return services.db
    .selectFrom('events')
    .select(['id', 'name', 'payload'])
    .where('id', '>=', firstId)
    .orderBy('id')
    .limit(limit)
    .execute()
}

/** Those of the customers that the actor may read. */
export async function selectVisible(ctx: Context, customerIds: readonly string[]): Promise<string[]> {
  const query = await scopedCustomers(ctx, 'customer.read')
  const rows = await query
    .select('c.id')
    .where('c.id', '=', sql<string>`any(${[...customerIds]}::uuid[])`)
    .execute()
  return rows.map((row) => row.id)
}

export interface LatestHolder {
  customerId: string
  personId: string | null
  poolId: string | null
}

/** Who holds these customers, and who held each before: also whoever has just lost one sees another list now. */
export async function selectLatestHolders(services: Services, customerIds: readonly string[]): Promise<LatestHolder[]> {
  const { rows } = await sql<LatestHolder>`
    select t.customer_id, t.person_id, t.pool_id
    from unnest(${[...customerIds]}::uuid[]) as c(id)
    cross join lateral (
      select customer_id, person_id, pool_id from tenures
      where customer_id = c.id and slot = 'primary' order by end_at desc limit 2) t`.execute(services.db)
  return rows
}

/** Of these sessions and keys, those that still let somebody in. */
export async function selectValidCredentials(
  services: Services,
  sessionIds: readonly string[],
  keyIds: readonly string[],
): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select s.id from auth.session s join people p on p.auth_user_id = s."userId"
    where s.id = any(${[...sessionIds]}::text[]) and s."expiresAt" > now() and p.is_active
    union all
    select k.id::text from api_keys k join people p on p.id = k.person_id
    where k.id = any(${[...keyIds]}::uuid[]) and k.revoked_at is null and coalesce(k.expires_at > now(), true)
      and p.is_active`.execute(services.db)
  return new Set(rows.map((row) => row.id))
}
