import type { AnyBulkField } from '@zhike/core/bulk-edits/fields'
import type { RefusalReason, RowDecision } from '@zhike/core/bulk-edits/decide-row'
import type { BulkSelection } from '@zhike/core/bulk-edits/schema'
import { sql } from 'kysely'
import { selectionCondition } from '../customers/selection-columns.ts'
import type { Selection } from '../customers/selection.ts'
import { fromReached } from '../platform/access/customer-reach.ts'
import { heldRoles } from '../platform/auth/held-roles.ts'
import { personActor, type HeldRole } from '../platform/auth/person-actor.ts'
import type { Actor, Context } from '../platform/context/context.ts'
import { heightOfRow, saveParents } from './parent-rows-queries.ts'
import { currentOf, setting } from './preview-queries.ts'

export interface EditRow {
  id: string
  kind: 'edit' | 'undo'
  ofId: string | null
  state: 'queued' | 'running' | 'done' | 'stopped'
  field: AnyBulkField
  value: string | null
  total: number
  doneUpTo: string | null
  createdBy: string
}

export async function insertEdit(
  ctx: Context,
  edit: Pick<EditRow, 'id' | 'kind' | 'ofId' | 'field' | 'value'> & { selection: BulkSelection | null },
): Promise<void> {
  const { selection, ...rest } = edit
  await ctx.db
    .insertInto('bulkEdits')
    .values({ ...rest, selection: JSON.stringify(selection ?? {}), total: 0, createdBy: ctx.actor.personId ?? '' })
    .execute()
}

/** Notes everything selected, one more than `most` at most; answers how many. */
export async function stageSelected(ctx: Context, id: string, selection: Selection, most: number): Promise<number> {
  if (selection.reach.kind === 'none') return 0
  const { rows } = await sql<{ n: number }>`
    with staged as (
      insert into bulk_edit_rows (bulk_edit_id, customer_id, after)
      select ${id}::uuid, c.id, e.value from bulk_edits e cross join lateral (
        select c.id from ${fromReached(selection.reach)} and ${selectionCondition(ctx, selection)} limit ${most + 1}) c
      where e.id = ${id}::uuid
      returning 1
    ), counted as (select count(*)::int as n from staged)
    update bulk_edits set total = n from counted where id = ${id}::uuid returning n`.execute(ctx.db)
  return rows[0]?.n ?? 0
}

/** Notes what an edit changed, each with the value to write back; answers how many. */
export async function stageUndo(ctx: Context, id: string, ofId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    with staged as (
      insert into bulk_edit_rows (bulk_edit_id, customer_id, after)
      select ${id}::uuid, r.customer_id, r.before from bulk_edit_rows r
      where r.bulk_edit_id = ${ofId}::uuid and r.state = 'changed'
      returning 1
    ), counted as (select count(*)::int as n from staged)
    update bulk_edits set total = n from counted where id = ${id}::uuid returning n`.execute(ctx.db)
  return rows[0]?.n ?? 0
}

/** The edit itself, taken for the rest of the transaction: two processes never work on one at the same time. */
export async function lockEdit(ctx: Context, id: string): Promise<EditRow | undefined> {
  const { rows } = await sql<EditRow>`
    select id, kind, of_id, state, field, value, total, done_up_to, created_by from bulk_edits
    where id = ${id}::uuid for update`.execute(ctx.db)
  return rows[0]
}

export interface StagedRow {
  customerId: string
  after: string | null
  /** Null where there is no such customer any more. Of a field of one's own the value itself. */
  current: unknown
  isThere: boolean
  kind: string | null
  tier: string | null
  personId: string | null
  /** Levels of what hangs below it, where the edit says whom customers belong to. */
  height: number | null
}

/** The next customers of an edit in their order, locked, with what stands there now. */
export async function lockNextRows(ctx: Context, edit: EditRow, limit: number): Promise<StagedRow[]> {
  const staged = sql`select r.customer_id, r.after from bulk_edit_rows r
    where r.bulk_edit_id = ${edit.id}::uuid and r.customer_id > ${edit.doneUpTo ?? firstOfAll}::uuid
    order by r.customer_id limit ${limit}`
  // In the order of ids, as everything does that locks several customers.
  await sql`select id from customers where id in (select customer_id from (${staged}) s) order by id for update`.execute(
    ctx.db,
  )
  const { rows } = await sql<StagedRow>`
    select s.customer_id, s.after, ${currentOf(edit.field)} as current,
      (c.id is not null and c.deleted_at is null) as is_there, c.kind, c.tier, t.person_id,
      ${edit.field === 'parentCustomerId' ? heightOfRow : sql`null`} as height
    from (${staged}) s
    left join customers c on c.id = s.customer_id
    left join tenures t on t.customer_id = s.customer_id and t.end_at = 'infinity'
    order by s.customer_id`.execute(ctx.db)
  return rows
}

const firstOfAll = '00000000-0000-0000-0000-000000000000'

export interface DecidedRow extends Omit<StagedRow, 'current'> {
  /** As it is kept. */
  current: string | null
  decision: RowDecision
}

/** Writes a chunk: the customers that change, what became of every row, and how far the edit is. */
export async function saveChunk(
  ctx: Context,
  edit: EditRow,
  rows: readonly DecidedRow[],
  isLast: boolean,
): Promise<{ changed: number; unchanged: number; refused: number }> {
  const of = (state: RowDecision['state']) => rows.filter((row) => row.decision.state === state)
  const changed = of('changed')
  await saveValues(ctx, edit.field, changed)
  const reasons = rows.map(({ decision }): RefusalReason | null =>
    decision.state === 'refused' ? decision.reason : null,
  )
  await sql`
    update bulk_edit_rows r set state = x.state, reason = x.reason, before = x.before
    from unnest(${rows.map((row) => row.customerId)}::uuid[], ${rows.map((row) => row.decision.state)}::text[],
      ${reasons}::text[], ${rows.map((row) => row.current)}::text[]) as x(id, state, reason, before)
    where r.bulk_edit_id = ${edit.id}::uuid and r.customer_id = x.id`.execute(ctx.db)
  const counts = { changed: changed.length, unchanged: of('unchanged').length, refused: of('refused').length }
  await sql`
    update bulk_edits set state = ${isLast ? 'done' : 'running'}, changed = changed + ${counts.changed},
      unchanged = unchanged + ${counts.unchanged}, refused = refused + ${counts.refused},
      done_up_to = coalesce(${rows.at(-1)?.customerId ?? null}::uuid, done_up_to),
      finished_at = case when ${isLast} then clock_timestamp() end
    where id = ${edit.id}::uuid`.execute(ctx.db)
  return counts
}

async function saveValues(ctx: Context, field: AnyBulkField, changed: readonly DecidedRow[]): Promise<void> {
  if (field === 'parentCustomerId') return saveParents(ctx, changed)
  await sql`
    update customers c set ${setting(field, sql`x.value`)}, version = c.version + 1, updated_at = clock_timestamp(),
      updated_by = ${ctx.actor.personId}::uuid
    from unnest(${changed.map((row) => row.customerId)}::uuid[], ${changed.map((row) => row.after)}::text[])
      as x(id, value) where c.id = x.id`.execute(ctx.db)
}

export async function markStopped(ctx: Context, id: string): Promise<void> {
  await sql`update bulk_edits set state = 'stopped', finished_at = clock_timestamp() where id = ${id}::uuid`.execute(
    ctx.db,
  )
}

/** Whoever ordered an edit, with the rights of now: a job does no more than that person may. */
export async function actorOfEdit(ctx: Context, id: string): Promise<Actor | undefined> {
  const row = await ctx.db
    .selectFrom('bulkEdits as b')
    .innerJoin('people as p', 'p.id', 'b.createdBy')
    .select(['p.id', 'p.name', 'p.departmentId', sql<HeldRole[]>`${sql.raw(heldRoles)}`.as('roles')])
    .where('b.id', '=', id)
    .executeTakeFirst()
  if (!row) return undefined
  const { id: personId, name, departmentId, roles } = row
  return personActor({ personId, name, departmentId, roles, via: ctx.actor.via })
}

/** Of edits older than this, what stood there before; how many they changed stays. */
export async function deleteOldRows(ctx: Context, days: number): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    with old as (
      update bulk_edits set rows_removed_at = clock_timestamp(), selection = '{}'
      where rows_removed_at is null and created_at < now() - make_interval(days => ${days})
        and state in ('done', 'stopped') returning id
    ), gone as (delete from bulk_edit_rows r using old where r.bulk_edit_id = old.id returning 1)
    select count(*)::int as n from gone`.execute(ctx.db)
  return rows[0]?.n ?? 0
}

export async function selectEditsUnderWay(ctx: Context): Promise<{ id: string; since: string }[]> {
  const { rows } = await sql<{ id: string; since: string }>`
    select id, created_at as since from bulk_edits where state in ('queued', 'running')`.execute(ctx.db)
  return rows
}

export async function markLost(ctx: Context, id: string): Promise<void> {
  await sql`update bulk_edits set state = 'stopped', error = 'job-lost', finished_at = clock_timestamp()
    where id = ${id}::uuid and state in ('queued', 'running')`.execute(ctx.db)
}
