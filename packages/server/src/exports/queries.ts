import type { ExportFormat } from '@zhike/core/customers/export-formats'
import type { ExportListKey } from '@zhike/core/exports/lists'
import type { ExportState, StartExportInput } from '@zhike/core/exports/schema'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Context } from '../platform/context/context.ts'

// What left the house by whose hand. One's own alone: nobody reads another's.

const columns = ['id', 'personId', 'list', 'format', 'mode', 'state', 'total', 'done', 'bytes', 'access'] as const
const more = ['error', 'downloads', 'cancelRequested', 'query', 'createdAt', 'finishedAt', 'expiresAt'] as const

const storedError = z
  .object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])).default({}) })
  .nullable()

export type StoredExport = Awaited<ReturnType<typeof selectExport>> & {}

function parse<R extends { list: string; format: string; mode: string; state: string; error: unknown; query: unknown }>(
  row: R,
) {
  return {
    ...row,
    list: row.list as ExportListKey,
    format: row.format as ExportFormat,
    mode: row.mode as 'direct' | 'background',
    state: row.state as ExportState,
    error: storedError.parse(row.error),
    query: row.query as StartExportInput['query'],
  }
}

export async function selectExport(ctx: Context, id: string) {
  const row = await ctx.db
    .selectFrom('exports')
    .select([...columns, ...more])
    .where('id', '=', id)
    .executeTakeFirst()
  return row && parse(row)
}

/** Latest first. */
export async function selectExportsOf(
  ctx: Context,
  personId: string,
  after: { createdAt: string; id: string } | null,
  limit: number,
) {
  let query = ctx.db
    .selectFrom('exports')
    .select([...columns, ...more])
    .where('personId', '=', personId)
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
  if (after) {
    query = query.where(sql<boolean>`(created_at, id) < (${after.createdAt}::timestamptz, ${after.id}::uuid)`)
  }
  return (await query.execute()).map(parse)
}

export async function insertExport(
  ctx: Context,
  row: {
    id: string
    personId: string
    list: ExportListKey
    format: ExportFormat
    query: object
    mode: 'direct' | 'background'
    total: number
  },
): Promise<void> {
  await ctx.db
    .insertInto('exports')
    .values({ ...row, query: JSON.stringify(row.query), state: row.mode === 'direct' ? 'sent' : 'queued' })
    .execute()
}

/** What a person has taken out since an instant, and how many files are still being made. */
export async function countTaken(
  ctx: Context,
  personId: string,
  since: Date,
): Promise<{ rows: number; underWay: number }> {
  const { rows } = await sql<{ rows: number; underWay: number }>`
    select coalesce(sum(case when state in ('queued', 'running') or (mode = 'direct' and done = 0) then total else done end)
        filter (where state not in ('failed', 'cancelled')), 0)::bigint as rows,
      count(*) filter (where state in ('queued', 'running')) as under_way
    from exports where person_id = ${personId}::uuid
      and (created_at >= ${since}::timestamptz or state in ('queued', 'running'))`.execute(ctx.db)
  return rows[0] ?? { rows: 0, underWay: 0 }
}

/** One request of a person at a time, so that two together do not pass a limit that each alone keeps. */
export async function lockExportsOf(ctx: Context, personId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('zhike.exports.' || ${personId}::text, 0))`.execute(ctx.db)
}

/** Taken up by a job; what it had written when it was killed is written anew. False where there is nothing to do. */
export async function markRunning(ctx: Context, id: string): Promise<boolean> {
  const { rows } = await sql`
    update exports set state = 'running', done = 0, started_at = clock_timestamp()
    where id = ${id}::uuid and state in ('queued', 'running') returning id`.execute(ctx.db)
  return rows.length > 0
}

/** True when it is to stop: somebody said so, or it is over. */
export async function saveProgress(ctx: Context, id: string, done: number): Promise<boolean> {
  const { rows } = await sql<{ cancelRequested: boolean }>`
    update exports set done = ${done} where id = ${id}::uuid and state = 'running'
    returning cancel_requested`.execute(ctx.db)
  return rows[0]?.cancelRequested ?? true
}

export async function markReady(
  ctx: Context,
  id: string,
  file: { done: number; bytes: number; access: string; keepHours: number },
): Promise<boolean> {
  const { rows } = await sql`
    update exports set state = 'ready', done = ${file.done}, bytes = ${file.bytes}, access = ${file.access},
      finished_at = clock_timestamp(), expires_at = clock_timestamp() + make_interval(hours => ${file.keepHours})
    where id = ${id}::uuid and state = 'running' returning id`.execute(ctx.db)
  return rows.length > 0
}

export async function endExport(
  ctx: Context,
  id: string,
  state: 'failed' | 'cancelled' | 'expired',
  error: { code: string; params: Record<string, string | number> } | null = null,
): Promise<boolean> {
  const { rows } = await sql`
    update exports set state = ${state}, query = '{}', error = ${error && JSON.stringify(error)}::jsonb,
      finished_at = coalesce(finished_at, clock_timestamp())
    where id = ${id}::uuid and state in ('queued', 'running', 'ready') returning id`.execute(ctx.db)
  return rows.length > 0
}

export async function requestCancel(ctx: Context, id: string): Promise<boolean> {
  const { rows } = await sql`
    update exports set cancel_requested = true,
      finished_at = case when state = 'queued' then clock_timestamp() end,
      state = case when state = 'queued' then 'cancelled' else state end
    where id = ${id}::uuid and state in ('queued', 'running') returning id`.execute(ctx.db)
  return rows.length > 0
}

/** A direct download is over: what really left. */
export async function noteSent(ctx: Context, id: string, done: number): Promise<void> {
  await sql`update exports set done = ${done}, finished_at = clock_timestamp() where id = ${id}::uuid`.execute(ctx.db)
}

export async function noteDownload(ctx: Context, id: string): Promise<void> {
  await sql`update exports set downloads = downloads + 1 where id = ${id}::uuid`.execute(ctx.db)
}

/** Files whose time is over; and what older exports asked for is nobody's business any more. */
export async function expireExports(ctx: Context, keptDays: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update exports set state = 'expired', query = '{}' where state = 'ready' and expires_at <= clock_timestamp()
    returning id`.execute(ctx.db)
  await sql`update exports set query = '{}' where state not in ('queued', 'running', 'ready') and query <> '{}'
    and created_at < now() - interval '7 days'`.execute(ctx.db)
  await sql`delete from exports where state not in ('queued', 'running', 'ready')
    and created_at < now() - make_interval(days => ${keptDays})`.execute(ctx.db)
  return rows.map((row) => row.id)
}

/** Of these, those whose file is still wanted. */
export async function selectKept(ctx: Context, ids: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select id from exports where id::text = any(${ids}::text[]) and state in ('queued', 'running', 'ready')`.execute(
    ctx.db,
  )
  return new Set(rows.map((row) => row.id))
}

/** Somebody is erased: no kept file and no remembered question may name them. Answers whose files are to go. */
export async function expireAllFiles(ctx: Context): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update exports set query = '{}', cancel_requested = cancel_requested or state in ('queued', 'running'),
      state = case state when 'ready' then 'expired' when 'queued' then 'cancelled' else state end,
      finished_at = case when state = 'queued' then clock_timestamp() else finished_at end
    where state in ('queued', 'running', 'ready') or query <> '{}'
    returning id`.execute(ctx.db)
  return rows.map((row) => row.id)
}

export async function selectExportsUnderWay(ctx: Context): Promise<{ id: string; since: string }[]> {
  return ctx.db
    .selectFrom('exports')
    .select(['id', 'createdAt as since'])
    .where('state', 'in', ['queued', 'running'])
    .execute()
}
