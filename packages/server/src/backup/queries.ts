import type { Figures, RestoreReport, RunStage, ScheduleInput } from '@zhike/core/backup/schema'
import { restoreReport, runStages } from '@zhike/core/backup/schema'
import type { ScheduledAttempt } from '@zhike/core/backup/schedule'
import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import type { Locale } from '@zhike/core/kernel/problem'
import { readCompany } from '../platform/context/company.ts'
import type { Context } from '../platform/context/context.ts'
import type { Database } from '../platform/database/generated/database-types.ts'

export interface StoredSchedule extends ScheduleInput {
  since: Date
  version: number
}

export async function selectSchedule(db: Kysely<Database>): Promise<StoredSchedule> {
  const row = await db.selectFrom('backupSchedule').selectAll().executeTakeFirstOrThrow()
  const { isOn, atTime, folder, keepDaily, keepWeekly, keepMonthly, version } = row
  return { isOn, at: atTime, folder, keepDaily, keepWeekly, keepMonthly, version, since: new Date(row.since) }
}

/** Null where somebody else was quicker. A new time holds from now on: what it would have been today is not made up for. */
export async function updateSchedule(
  ctx: Context,
  { at, ...rest }: ScheduleInput,
  version: number,
  beginsAnew: boolean,
): Promise<boolean> {
  const updated = await ctx.db
    .updateTable('backupSchedule')
    .set({
      ...rest,
      atTime: at,
      version: version + 1,
      updatedAt: sql<string>`now()`,
      updatedBy: ctx.actor.personId,
      ...(beginsAnew ? { since: ctx.services.clock() } : {}),
    })
    .where('version', '=', version)
    .executeTakeFirst()
  return updated.numUpdatedRows > 0n
}

const storedError = z.object({ code: z.string(), params: z.record(z.string(), z.unknown()) }).nullable()
export type StoredError = z.infer<typeof storedError>

export interface StoredRun {
  id: string
  kind: 'backup' | 'restore-test'
  cause: 'scheduled' | 'manual'
  state: 'queued' | 'running' | 'done' | 'failed'
  stage: RunStage | null
  backupId: string | null
  backupName: string | null
  report: RestoreReport | null
  error: StoredError
  by: string | null
  createdAt: string
  createdBy: string | null
  startedAt: string | null
  finishedAt: string | null
}

function selectRuns(ctx: Context) {
  return ctx.db
    .selectFrom('backupRuns as r')
    .leftJoin('people as p', 'p.id', 'r.createdBy')
    .select([
      'r.id',
      'r.kind',
      'r.cause',
      'r.state',
      'r.stage',
      'r.backupId',
      'r.backupName',
      'r.report',
      'r.error',
      'r.createdAt',
      'r.createdBy',
      'r.startedAt',
      'r.finishedAt',
      'p.name as by',
    ])
    .orderBy('r.createdAt', 'desc')
    .orderBy('r.id', 'desc')
}

type RunRow = Awaited<ReturnType<ReturnType<typeof selectRuns>['execute']>>[number]

function parse(row: RunRow): StoredRun {
  const stage = z.enum(runStages).safeParse(row.stage)
  return {
    ...row,
    kind: row.kind === 'restore-test' ? 'restore-test' : 'backup',
    cause: row.cause === 'scheduled' ? 'scheduled' : 'manual',
    state: row.state as StoredRun['state'],
    stage: stage.success ? stage.data : null,
    report: restoreReport.nullable().parse(row.report),
    error: storedError.parse(row.error),
  }
}

export async function listRuns(ctx: Context, limit: number): Promise<StoredRun[]> {
  return (await selectRuns(ctx).limit(limit).execute()).map(parse)
}

export async function findRun(ctx: Context, id: string): Promise<StoredRun | null> {
  const row = await selectRuns(ctx).where('r.id', '=', id).executeTakeFirst()
  return row ? parse(row) : null
}

/** The newest test of each backup; one that a stopped server cut short says nothing of the file. */
export async function selectLastTests(ctx: Context): Promise<Map<string, { at: string; isOk: boolean }>> {
  const { rows } = await sql<{ backupId: string; at: string; isOk: boolean }>`
    select distinct on (backup_id) backup_id, finished_at as at,
      state = 'done' and coalesce((report->>'isOk')::boolean, false) as is_ok
    from backup_runs where kind = 'restore-test' and state in ('done', 'failed') and backup_id is not null
      and coalesce(error->>'code', '') <> 'backup.interrupted'
    order by backup_id, created_at desc`.execute(ctx.db)
  return new Map(rows.map(({ backupId, at, isOk }) => [backupId, { at, isOk }]))
}

export async function selectAttempts(ctx: Context): Promise<ScheduledAttempt[]> {
  const rows = await ctx.db
    .selectFrom('backupRuns')
    .select(['createdAt', 'finishedAt', 'state'])
    .where('kind', '=', 'backup')
    .where('cause', '=', 'scheduled')
    .where('createdAt', '>', sql<string>`now() - interval '3 days'`)
    .execute()
  return rows.map(({ createdAt, finishedAt, state }) => ({
    createdAt: new Date(createdAt),
    finishedAt: finishedAt === null ? null : new Date(finishedAt),
    state: state as ScheduledAttempt['state'],
  }))
}

export async function hasOpenRun(ctx: Context): Promise<boolean> {
  const open = await ctx.db
    .selectFrom('backupRuns')
    .select('id')
    .where('state', 'in', ['queued', 'running'])
    .limit(1)
    .executeTakeFirst()
  return open !== undefined
}

/** Two askers at once wait for each other here. */
export async function lockSchedule(ctx: Context): Promise<void> {
  await ctx.db.selectFrom('backupSchedule').select('id').forUpdate().execute()
}

export interface NewRun {
  id: string
  kind: StoredRun['kind']
  cause: StoredRun['cause']
  backupId?: string
  backupName?: string
}

export async function insertRun(ctx: Context, run: NewRun): Promise<void> {
  await ctx.db
    .insertInto('backupRuns')
    .values({
      ...run,
      createdAt: ctx.services.clock(),
      touchedAt: sql<string>`now()`,
      createdBy: ctx.actor.personId,
    })
    .execute()
}

/** A job may be delivered twice: only the first takes the run. */
export async function takeRun(ctx: Context, id: string): Promise<boolean> {
  const taken = await ctx.db
    .updateTable('backupRuns')
    .set({ state: 'running', startedAt: sql<string>`now()`, touchedAt: sql<string>`now()` })
    .where('id', '=', id)
    .where('state', '=', 'queued')
    .executeTakeFirst()
  return taken.numUpdatedRows > 0n
}

export async function touchRun(ctx: Context, id: string, stage: RunStage): Promise<void> {
  await ctx.db
    .updateTable('backupRuns')
    .set({ stage, touchedAt: sql<string>`now()` })
    .where('id', '=', id)
    .where('state', '=', 'running')
    .execute()
}

interface RunEnd {
  state: 'done' | 'failed'
  backupId?: string
  backupName?: string
  report?: RestoreReport
  error?: StoredError
}

/** Answers whether it was still open. */
export async function endRun(ctx: Context, id: string, { report, error, ...end }: RunEnd): Promise<boolean> {
  const ended = await ctx.db
    .updateTable('backupRuns')
    .set({
      ...end,
      ...(report ? { report: JSON.stringify(report) } : {}),
      ...(error ? { error: JSON.stringify(error) } : {}),
      finishedAt: sql<string>`now()`,
    })
    .where('id', '=', id)
    .where('state', 'in', ['queued', 'running'])
    .executeTakeFirst()
  return ended.numUpdatedRows > 0n
}

/** Runs whose process is gone without a word, and those whose job got lost before one began. */
export async function selectSilentRuns(ctx: Context): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from backup_runs
    where state = 'running' and touched_at < now() - interval '1 minute'
      or state = 'queued' and touched_at < now() - interval '10 minutes'`.execute(ctx.db)
  return rows.map(({ id }) => id)
}

export async function deleteOldRuns(ctx: Context, days: number): Promise<void> {
  await ctx.db
    .deleteFrom('backupRuns')
    .where('finishedAt', '<', sql<string>`now() - make_interval(days => ${days})`)
    .execute()
}

export async function databaseBytes(db: Kysely<Database>): Promise<number> {
  const { rows } = await sql<{ bytes: number }>`select pg_database_size(current_database())::float8 as bytes`.execute(
    db,
  )
  return rows[0]?.bytes ?? 0
}

/** The figures that a restore test sets beside each other. */
export async function selectFigures(db: Kysely<Database>): Promise<Figures> {
  const { rows } = await sql<Figures>`
    select (select count(*) from customers) as customers, (select count(*) from contacts) as contacts,
      (select count(*) from orders) as orders, (select count(*) from follow_ups) as follow_ups,
      (select count(*) from people) as people`.execute(db)
  return rows[0] ?? { customers: 0, contacts: 0, orders: 0, followUps: 0, people: 0 }
}

/** Whether every customer has exactly one holder now. */
export async function countHolders(
  db: Kysely<Database>,
): Promise<{ customers: number; without: number; several: number }> {
  const { rows } = await sql<{ customers: number; without: number; several: number }>`
    select count(*) as customers, count(*) filter (where held = 0) as without, count(*) filter (where held > 1) as several
    from (
      select c.id, count(t.id) as held from customers c
      left join tenures t on t.customer_id = c.id and t.end_at = 'infinity'
      group by c.id
    ) each_one`.execute(db)
  return rows[0] ?? { customers: 0, without: 0, several: 0 }
}

/** Before an upgrade the schema is an older one, which may know no schedule yet. */
export async function findOldSchedule(
  db: Kysely<Database>,
): Promise<{ folder: string | null; timeZone: string; locale: Locale }> {
  const { timeZone, locale } = await readCompany(db)
  const { rows } = await sql<{ there: boolean }>`
    select to_regclass('public.backup_schedule') is not null as there`.execute(db)
  if (rows[0]?.there !== true) return { folder: null, timeZone, locale }
  const found = await sql<{ folder: string | null }>`select folder from backup_schedule`.execute(db)
  return { folder: found.rows[0]?.folder ?? null, timeZone, locale }
}

/** For the doctor; null before there is a company, or where the schema is older. */
export async function findBackupState(db: Kysely<Database>) {
  const { rows } = await sql<{ there: boolean }>`
    select to_regclass('public.backup_runs') is not null and exists (select from company) as there`.execute(db)
  if (rows[0]?.there !== true) return null
  const { isOn, at, folder, since } = await selectSchedule(db)
  const last = await db
    .selectFrom('backupRuns')
    .select(['state', 'createdAt', 'error'])
    .where('kind', '=', 'backup')
    .orderBy('createdAt', 'desc')
    .limit(1)
    .executeTakeFirst()
  const lastAttempt = last && {
    state: last.state as StoredRun['state'],
    createdAt: new Date(last.createdAt),
    error: storedError.parse(last.error)?.code ?? null,
  }
  return { isOn, at, folder, since, lastAttempt: lastAttempt ?? null }
}

export async function selectOpenRuns(ctx: Context): Promise<{ id: string; since: string }[]> {
  const { rows } = await sql<{ id: string; since: string }>`
    select id, touched_at as since from backup_runs where state in ('queued', 'running')`.execute(ctx.db)
  return rows
}
