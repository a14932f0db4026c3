import { sql } from 'kysely'
import type { Services } from '../platform/context/context.ts'

export interface QueueState {
  name: string
  state: string
  count: number
  oldestSeconds: number
}

/** Jobs that wait, wait to be tried again, run or failed lately, by queue. */
export async function selectQueues(services: Services): Promise<QueueState[]> {
  const { rows } = await sql<QueueState>`
    select name, state::text as state, count(*)::int as count,
      greatest(0, extract(epoch from now() - min(greatest(created_on, start_after))))::float8 as oldest_seconds
    from pgboss.job
    where state in ('created', 'retry', 'active') and start_after <= now()
    group by name, state order by name, state`.execute(services.db)
  return rows
}

export interface CompanyState {
  customers: number
  pools: number
  people: number
  openSessions: number
  unsealed: number
  unsealedSeconds: number
  databaseBytes: number
}

/** Cheap figures: the planner's count of customers, and what is few. */
export async function selectCompanyState(services: Services): Promise<CompanyState> {
  const { rows } = await sql<CompanyState>`
    select
      greatest(0, (select reltuples from pg_class where oid = 'public.customers'::regclass))::float8 as customers,
      (select count(*) from pools where is_active)::int as pools,
      (select count(*) from people where is_active)::int as people,
      (select count(*) from auth.session where "expiresAt" > now())::int as open_sessions,
      unsealed.count as unsealed, unsealed.seconds as unsealed_seconds,
      pg_database_size(current_database())::float8 as database_bytes
    from (
      select count(*)::int as count, coalesce(extract(epoch from now() - min(e.at)), 0)::float8 as seconds
      from audit_entries e
      where e.at > (
        select coalesce(max(a.at), '-infinity'::timestamptz) - interval '3 hours'
        from (select entry_id from audit_seals order by seq desc limit 1) s join audit_entries a on a.id = s.entry_id)
        and not exists (select from audit_seals s where s.entry_id = e.id)
    ) unsealed`.execute(services.db)
  const [state] = rows
  if (!state) throw new Error('a query without rows')
  return state
}

/** Since the last backup that Zhike made by itself or on somebody's wish; null where there is none. */
export async function selectBackupAge(services: Services): Promise<number | null> {
  const { rows } = await sql<{ seconds: number | null }>`
    select extract(epoch from now() - max(finished_at))::float8 as seconds from backup_runs
    where kind = 'backup' and state = 'done'`.execute(services.db)
  return rows[0]?.seconds ?? null
}
