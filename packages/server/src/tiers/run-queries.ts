import { newId } from '@zhike/core/kernel/ids'
import type { PeriodDays } from '@zhike/core/tiers/resolve-period'
import type { TierScheme } from '@zhike/core/tiers/schema'
import { sql } from 'kysely'
import type { Context } from '../platform/context/context.ts'

const columns = [
  'r.id',
  'r.no',
  'r.state',
  'r.scheme',
  'r.periodFrom',
  'r.periodTo',
  'r.summary',
  'r.error',
  'r.createdAt',
  'r.startedAt',
  'r.finishedAt',
  'p.name as createdByName',
] as const

function runs(ctx: Context) {
  return ctx.db.selectFrom('tierRuns as r').leftJoin('people as p', 'p.id', 'r.createdBy').select(columns)
}

export type RunRow = Awaited<ReturnType<ReturnType<typeof runs>['executeTakeFirstOrThrow']>>

export async function insertRun(ctx: Context, scheme: TierScheme): Promise<string> {
  const id = newId()
  await ctx.db
    .insertInto('tierRuns')
    .values({ id, state: 'queued', scheme: JSON.stringify(scheme), createdBy: ctx.actor.personId })
    .execute()
  return id
}

export async function findRun(ctx: Context, id: string): Promise<RunRow | undefined> {
  return runs(ctx).where('r.id', '=', id).executeTakeFirst()
}

/** A run that waits in the queue for the very same scheme. */
export async function findQueuedRun(ctx: Context, scheme: TierScheme): Promise<RunRow | undefined> {
  return runs(ctx)
    .where('r.state', '=', 'queued')
    .where('r.scheme', '=', sql<string>`${JSON.stringify(scheme)}::jsonb`)
    .orderBy('r.no')
    .executeTakeFirst()
}

/** The run whose results are in force: the one that finished last. */
export async function findLatestRun(ctx: Context): Promise<RunRow | undefined> {
  return runs(ctx).where('r.state', '=', 'done').orderBy('r.finishedAt', 'desc').executeTakeFirst()
}

/** Newest first, by number: numbers are given in order and never shared. */
export async function selectRuns(ctx: Context, before: number | null, limit: number): Promise<RunRow[]> {
  let query = runs(ctx).orderBy('r.no', 'desc').limit(limit)
  if (before !== null) query = query.where('r.no', '<', before)
  return query.execute()
}

export async function markRunning(ctx: Context, id: string): Promise<void> {
  await ctx.db
    .updateTable('tierRuns')
    .set({ state: 'running', startedAt: sql<string>`clock_timestamp()`, error: null })
    .where('id', '=', id)
    .where('state', '<>', 'done')
    .execute()
}

export async function markDone(ctx: Context, id: string, period: PeriodDays, summary: object): Promise<void> {
  await ctx.db
    .updateTable('tierRuns')
    .set({
      state: 'done',
      periodFrom: period.from,
      periodTo: period.to,
      summary: JSON.stringify(summary),
      finishedAt: sql<string>`clock_timestamp()`,
    })
    .where('id', '=', id)
    .execute()
}

export async function markFailed(ctx: Context, id: string, code: string): Promise<void> {
  await ctx.db
    .updateTable('tierRuns')
    .set({ state: 'failed', error: code, finishedAt: sql<string>`clock_timestamp()` })
    .where('id', '=', id)
    .where('state', '<>', 'done')
    .execute()
}

export async function selectRunsUnderWay(ctx: Context): Promise<{ id: string; since: string }[]> {
  return ctx.db
    .selectFrom('tierRuns')
    .select(['id', 'createdAt as since'])
    .where('state', 'in', ['queued', 'running'])
    .execute()
}
