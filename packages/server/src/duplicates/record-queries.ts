import type { DuplicateRules } from '@zhike/core/duplicates/rules'
import type { ScanSummary } from '@zhike/core/duplicates/schema'
import { newId } from '@zhike/core/kernel/ids'
import { sql } from 'kysely'
import type { Context } from '../platform/context/context.ts'

// The record of a scan: how far it is and what it found.

const columns = [
  's.id',
  's.no',
  's.state',
  's.rules',
  's.step',
  's.ratio',
  's.cancelRequested',
  's.summary',
  's.error',
  's.createdAt',
  's.startedAt',
  's.finishedAt',
  'p.name as createdByName',
] as const

function scans(ctx: Context) {
  return ctx.db.selectFrom('duplicateScans as s').leftJoin('people as p', 'p.id', 's.createdBy').select(columns)
}

export type ScanRow = Awaited<ReturnType<ReturnType<typeof scans>['executeTakeFirstOrThrow']>>

/** Null where another scan waits or runs: there is one at a time. */
export async function insertScan(ctx: Context, rules: DuplicateRules): Promise<string | null> {
  const row = await ctx.db
    .insertInto('duplicateScans')
    .values({ id: newId(), state: 'queued', rules: JSON.stringify(rules), createdBy: ctx.actor.personId })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id ?? null
}

export async function findScan(ctx: Context, id: string): Promise<ScanRow | undefined> {
  return scans(ctx).where('s.id', '=', id).executeTakeFirst()
}

/** The one that waits or runs, else the latest. */
export async function findLatestScan(ctx: Context): Promise<ScanRow | undefined> {
  return scans(ctx).orderBy('s.no', 'desc').limit(1).executeTakeFirst()
}

/** False where it has ended: a job delivered twice does no harm. */
export async function markScanRunning(ctx: Context, id: string): Promise<boolean> {
  const changed = await ctx.db
    .updateTable('duplicateScans')
    .set({ state: 'running', startedAt: sql<string>`clock_timestamp()`, step: 'keys', ratio: 0 })
    .where('id', '=', id)
    .where('state', 'in', ['queued', 'running'])
    .executeTakeFirst()
  return changed.numUpdatedRows > 0n
}

/** Notes how far it is; true when somebody wants it to stop. */
export async function noteScanStep(ctx: Context, id: string, step: string, ratio: number): Promise<boolean> {
  const row = await ctx.db
    .updateTable('duplicateScans')
    .set({ step, ratio })
    .where('id', '=', id)
    .returning('cancelRequested')
    .executeTakeFirst()
  return row?.cancelRequested ?? true
}

export async function endScan(
  ctx: Context,
  id: string,
  end: { state: 'done'; summary: ScanSummary } | { state: 'cancelled' } | { state: 'failed'; error: string },
): Promise<void> {
  await ctx.db
    .updateTable('duplicateScans')
    .set({
      state: end.state,
      finishedAt: sql<string>`clock_timestamp()`,
      ...(end.state === 'done' ? { summary: JSON.stringify(end.summary), ratio: 1 } : {}),
      ...(end.state === 'failed' ? { error: end.error } : {}),
    })
    .where('id', '=', id)
    .where('state', 'in', ['queued', 'running'])
    .execute()
}

/** One that waits ends at once, one that runs at its next step. */
export async function requestScanCancel(ctx: Context, id: string): Promise<boolean> {
  const { rows } = await sql`
    update duplicate_scans set cancel_requested = true,
      finished_at = case when state = 'queued' then clock_timestamp() end,
      state = case when state = 'queued' then 'cancelled' else state end
    where id = ${id}::uuid and state in ('queued', 'running') returning id`.execute(ctx.db)
  return rows.length > 0
}

/** Old records of scans say nothing any more. */
export async function removeOldScans(ctx: Context): Promise<void> {
  await sql`delete from duplicate_scans where state not in ('queued', 'running')
    and no <= (select max(no) from duplicate_scans) - 50`.execute(ctx.db)
}

export async function selectScansUnderWay(ctx: Context): Promise<{ id: string; since: string }[]> {
  return ctx.db
    .selectFrom('duplicateScans')
    .select(['id', 'createdAt as since'])
    .where('state', 'in', ['queued', 'running'])
    .execute()
}
