import {
  importDetected,
  importOptions,
  undoCounts,
  type ImportCounts,
  type ImportDetected,
  type ImportOptions,
  type UndoCounts,
} from '@zhike/core/imports/schema'
import { isUndoable, type ImportKind, type ImportState } from '@zhike/core/imports/kinds'
import { sql } from 'kysely'
import { z } from 'zod'
import { heldRoles } from '../platform/auth/held-roles.ts'
import { personActor, type HeldRole } from '../platform/auth/person-actor.ts'
import { mayForAll, type Actor, type Context } from '../platform/context/context.ts'
import { systemActor } from '../platform/context/system-context.ts'
import { noCounts } from './import-run.ts'

// The imports table: one row per uploaded file and what became of it.

export interface StoredImport {
  id: string
  kind: ImportKind
  state: ImportState
  goal: 'dry-run' | 'apply' | null
  fileName: string
  byteSize: number
  options: ImportOptions
  detected: ImportDetected
  bytesRead: number
  lastRow: number
  rowsRead: number
  rowsLeftOut: number
  step: string | null
  counts: ImportCounts
  reasons: StoredReason[]
  error: { code: string; params: Record<string, string | number> } | null
  cancelRequested: boolean
  createdAt: string
  createdBy: string | null
  actorName: string
  finishedAt: string | null
  keepsChanges: boolean
  undoCounts: UndoCounts | null
  undoneAt: string | null
  undoneBy: string | null
  undoneByName: string | null
  mappingId: string | null
  mappingName: string | null
}

const storedReason = z.object({ count: z.number(), rowNo: z.number(), problem: z.unknown() })
export type StoredReason = z.infer<typeof storedReason>

const storedError = z
  .object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])).default({}) })
  .nullable()

const columns = [
  'id',
  'kind',
  'state',
  'goal',
  'fileName',
  'byteSize',
  'options',
  'detected',
  'bytesRead',
  'lastRow',
  'rowsRead',
  'rowsLeftOut',
  'step',
  'counts',
  'reasons',
  'error',
  'cancelRequested',
  'createdAt',
  'createdBy',
  'actorName',
  'finishedAt',
  'keepsChanges',
  'undoCounts',
  'undoneAt',
  'undoneBy',
  'undoneByName',
  'mappingId',
] as const

type Row = Awaited<ReturnType<typeof selectRow>>

/** Whoever may import for everybody sees every import; others their own. */
function visible(ctx: Context) {
  const query = ctx.db
    .selectFrom('imports')
    .select(columns)
    .select(
      sql<string | null>`(select m.name from import_mappings m where m.id = imports.mapping_id)`.as('mappingName'),
    )
  if (mayForAll(ctx, 'customer.import')) return query
  return query.where('createdBy', '=', ctx.actor.personId)
}

async function selectRow(ctx: Context, id: string) {
  return visible(ctx).where('id', '=', id).executeTakeFirst()
}

export async function findImport(ctx: Context, id: string): Promise<StoredImport | undefined> {
  const row = await selectRow(ctx, id)
  return row && parseRow(row)
}

export async function selectVisibleIds(ctx: Context, ids: readonly string[]): Promise<string[]> {
  const rows = await visible(ctx)
    .clearSelect()
    .select('id')
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute()
  return rows.map((row) => row.id)
}

export async function listStoredImports(
  ctx: Context,
  limit: number,
  after: { createdAt: string; id: string } | null,
): Promise<StoredImport[]> {
  let query = visible(ctx).orderBy('createdAt', 'desc').orderBy('id').limit(limit)
  if (after) {
    query = query.where(
      sql<boolean>`(created_at < ${after.createdAt}::timestamptz or (created_at = ${after.createdAt}::timestamptz and id > ${after.id}::uuid))`,
    )
  }
  return (await query.execute()).map(parseRow)
}

export async function countStoredImports(ctx: Context): Promise<number> {
  const { count } = await visible(ctx)
    .clearSelect()
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}

function parseRow(row: NonNullable<Row>): StoredImport {
  return {
    ...row,
    kind: row.kind as ImportKind,
    state: row.state as ImportState,
    goal: row.goal as StoredImport['goal'],
    // Imports of before a choice was offered took what the file said.
    options: importOptions.parse({
      existing: 'overwrite',
      likelyDuplicates: 'import',
      encoding: null,
      ...(row.options as object),
    }),
    detected: importDetected.parse(row.detected),
    counts: { ...noCounts, ...(row.counts as Partial<ImportCounts>) },
    reasons: z.array(storedReason).parse(row.reasons),
    error: storedError.parse(row.error),
    undoCounts: undoCounts.nullable().parse(row.undoCounts),
  }
}

export async function insertImport(
  ctx: Context,
  row: {
    id: string
    kind: ImportKind
    fileName: string
    byteSize: number
    options: ImportOptions
    detected: ImportDetected
    mappingId: string | null
  },
): Promise<void> {
  await ctx.db
    .insertInto('imports')
    .values({
      ...row,
      state: 'uploaded',
      options: JSON.stringify(row.options),
      detected: JSON.stringify(row.detected),
      lastRow: row.detected.headerRow,
      createdBy: ctx.actor.personId,
      actorName: ctx.actor.name,
    })
    .execute()
}

/**
 * New options: what was decided with the old ones is thrown away, and what was staged unless the options do not tell how
 * rows are read. False while the import is being worked on or over.
 */
export async function resetImport(
  ctx: Context,
  id: string,
  options: ImportOptions,
  detected: ImportDetected,
  { keepsRows }: { keepsRows: boolean },
): Promise<boolean> {
  const result = await ctx.db
    .updateTable('imports')
    .set({
      state: 'uploaded',
      goal: null,
      options: JSON.stringify(options),
      detected: JSON.stringify(detected),
      ...(keepsRows ? {} : { lastRow: detected.headerRow, bytesRead: 0, rowsRead: 0, rowsLeftOut: 0 }),
      step: null,
      counts: '{}',
      reasons: '[]',
      error: null,
      cancelRequested: false,
      finishedAt: null,
    })
    .where('id', '=', id)
    .where('state', 'in', ['uploaded', 'staged', 'failed', 'cancelled'])
    .executeTakeFirst()
  if (result.numUpdatedRows === 0n) return false
  await ctx.db.deleteFrom('importDecisions').where('importId', '=', id).execute()
  await ctx.db.deleteFrom('importDuplicates').where('importId', '=', id).execute()
  if (!keepsRows) await ctx.db.deleteFrom('importRows').where('importId', '=', id).execute()
  return true
}

/** Takes an import up: read what is not read yet, then decide (dry run) or write. False when its state forbids it. */
export async function beginImport(ctx: Context, id: string, goal: 'dry-run' | 'apply'): Promise<boolean> {
  const result = await sql`
    update imports set goal = ${goal}, cancel_requested = false, error = null, finished_at = null,
      started_at = coalesce(started_at, now()), state = case when state = 'staged' and ${goal === 'apply'} then 'applying'
        else 'staging' end
    where id = ${id}::uuid and state in ('uploaded', 'staged', 'failed', 'cancelled')`.execute(ctx.db)
  return (result.numAffectedRows ?? 0n) > 0n
}

export async function requestCancel(ctx: Context, id: string): Promise<boolean> {
  const result = await sql`
    update imports set cancel_requested = true,
      state = case when state in ('uploaded', 'staged') then 'cancelled' else state end,
      finished_at = case when state in ('uploaded', 'staged') then now() else finished_at end
    where id = ${id}::uuid and state in ('uploaded', 'staging', 'staged', 'applying')`.execute(ctx.db)
  return (result.numAffectedRows ?? 0n) > 0n
}

/** Decided and over; the state shows that it is no longer waited for. */
export async function endStagedDryRun(ctx: Context, id: string): Promise<void> {
  await ctx.db
    .updateTable('imports')
    .set({ state: 'cancelled', finishedAt: sql<string>`now()` })
    .where('id', '=', id)
    .where('state', '=', 'staged')
    .where('goal', '=', 'dry-run')
    .execute()
}

/** The whole file is staged; on to writing, or to the decisions of a dry run. */
export async function setState(ctx: Context, id: string, from: ImportState, to: ImportState): Promise<boolean> {
  const result = await ctx.db
    .updateTable('imports')
    .set({ state: to })
    .where('id', '=', id)
    .where('state', '=', from)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

export async function finishImport(
  ctx: Context,
  { id, kind }: Pick<StoredImport, 'id' | 'kind'>,
  state: 'staged' | 'done',
  counts: ImportCounts,
  reasons: readonly StoredReason[],
): Promise<void> {
  await ctx.db
    .updateTable('imports')
    .set({
      state,
      step: null,
      counts: JSON.stringify(counts),
      reasons: JSON.stringify(reasons),
      finishedAt: state === 'done' ? sql<string>`clock_timestamp()` : null,
      keepsChanges: state === 'done' && isUndoable(kind),
    })
    .where('id', '=', id)
    .execute()
}

export async function stopImport(
  ctx: Context,
  id: string,
  state: 'failed' | 'cancelled',
  error: StoredImport['error'],
): Promise<void> {
  await ctx.db
    .updateTable('imports')
    .set({ state, step: null, error: error && JSON.stringify(error), finishedAt: sql<string>`clock_timestamp()` })
    .where('id', '=', id)
    .where('state', 'in', ['staging', 'applying'])
    .execute()
}

/** Written outside the transaction of the work, so that whoever watches sees it; tells whether to stop. */
export async function saveStep(ctx: Context, id: string, step: string): Promise<boolean> {
  const row = await ctx.services.db
    .updateTable('imports')
    .set({ step })
    .where('id', '=', id)
    .returning('cancelRequested')
    .executeTakeFirst()
  return row?.cancelRequested ?? true
}

export async function isCancelled(ctx: Context, id: string): Promise<boolean> {
  const row = await ctx.services.db
    .selectFrom('imports')
    .select('cancelRequested')
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.cancelRequested ?? true
}

/** Imports that a process left in the middle. */
export async function listUnfinished(ctx: Context): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('imports')
    .select('id')
    .where('state', 'in', ['staging', 'applying', 'undoing'])
    .execute()
  return rows.map((row) => row.id)
}

/** One process decides or writes an import at a time; the lock goes with the transaction, also when the process dies. */
export async function lockImport(ctx: Context, id: string): Promise<boolean> {
  const { rows } = await sql<{ locked: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended(${`import ${id}`}, 0)) as locked`.execute(ctx.db)
  return rows[0]?.locked ?? false
}

export async function backendPid(ctx: Context): Promise<number> {
  const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(ctx.db)
  return rows[0]?.pid ?? 0
}

/** Stops the statement that runs there now; its transaction is rolled back. */
export async function cancelBackend(ctx: Context, pid: number): Promise<void> {
  await sql`select pg_cancel_backend(${pid}::int)`.execute(ctx.services.db)
}

/** Whoever started an import is who acts in it, wherever it runs. */
export async function actorOfImport(ctx: Context, personId: string | null, via: Actor['via']): Promise<Actor> {
  if (personId === null) return systemActor('zhike', via === 'cli' ? 'cli' : 'job')
  const person = await ctx.db
    .selectFrom('people as p')
    .select(['p.name', 'p.departmentId', sql<HeldRole[]>`${sql.raw(heldRoles)}`.as('roles')])
    .where('p.id', '=', personId)
    .executeTakeFirstOrThrow()
  return personActor({ personId, ...person, via })
}

/** Imports that nobody has touched for so many days and that still have staged rows. */
export async function listExpiredImports(ctx: Context, days: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select i.id from imports i where coalesce(i.finished_at, i.created_at) < now() - make_interval(days => ${days})
      and i.state not in ('staging', 'applying', 'undoing') and i.last_row > 0 order by i.created_at limit 5`.execute(
    ctx.db,
  )
  return rows.map((row) => row.id)
}

export async function deleteStagedRows(ctx: Context, id: string): Promise<void> {
  await ctx.db.deleteFrom('importDecisions').where('importId', '=', id).execute()
  await ctx.db.deleteFrom('importDuplicates').where('importId', '=', id).execute()
  await ctx.db.deleteFrom('importRows').where('importId', '=', id).execute()
  await sql`delete from import_changes where import_id = ${id}::uuid`.execute(ctx.db)
  await sql`delete from import_kept where import_id = ${id}::uuid`.execute(ctx.db)
  // An upload that was never carried out can no longer be; one that was can no longer be taken back.
  await sql`update imports set last_row = 0, keeps_changes = false,
    state = case when state in ('done', 'undone') then state else 'cancelled' end
    where id = ${id}::uuid`.execute(ctx.db)
}

/** Pools that customers can be put into. */
export async function listPools(ctx: Context): Promise<{ id: string; name: string }[]> {
  return ctx.db
    .selectFrom('pools')
    .select(['id', 'name'])
    .where('isActive', '=', true)
    .where('kind', '=', 'public')
    .orderBy('name')
    .execute()
}

/** Imports being read, decided, written or taken back, and since when at the latest somebody worked on them. */
export async function selectImportsUnderWay(ctx: Context): Promise<{ id: string; since: string }[]> {
  const { rows } = await sql<{ id: string; since: string }>`
    select id, coalesce(undone_at, started_at, created_at) as since from imports
    where state in ('staging', 'applying', 'undoing')`.execute(ctx.db)
  return rows
}
