import type { Leave } from '@zhike/core/leaves/schema'
import { sql, type RawBuilder } from 'kysely'
import type { Context } from '../platform/context/context.ts'
import { afterCursor, type Cursor, type SortKey } from '../platform/list/keyset.ts'

export type LeaveRow = Omit<Leave, 'state' | 'abilities'>

const leaveRows = sql`
  select l.id, l.from_on, l.until_on, l.note, l.version, l.created_at, c.name as created_by_name,
    json_build_object('id', p.id, 'name', p.name, 'isActive', p.is_active) as person,
    json_build_object('id', s.id, 'name', s.name, 'isActive', s.is_active) as delegate,
    (select count(*) from tenures t where t.person_id = l.person_id and t.end_at = 'infinity') as held
  from leaves l
  join people p on p.id = l.person_id
  join people s on s.id = l.delegate_id
  left join people c on c.id = l.created_by`

/** The next first. */
export const leaveSort: SortKey[] = [
  { field: 'fromOn', column: { expression: sql`l.from_on`, cast: 'date', nullable: false }, descending: false },
]

export interface LeaveFilter {
  personId?: string | undefined
  delegateId?: string | undefined
  /** Only leaves of this person, or in which this person stands in. */
  concerning?: string | undefined
  state: 'now' | 'open' | 'all'
  today: string
}

export async function selectLeaves(
  ctx: Context,
  filter: LeaveFilter,
  options: { limit: number; cursor: Cursor | null },
): Promise<LeaveRow[]> {
  const conditions = conditionsOf(filter)
  if (options.cursor) conditions.push(afterCursor(leaveSort, sql`l.id`, options.cursor))
  const { rows } = await sql<LeaveRow>`${leaveRows} where ${sql.join(conditions, sql` and `)}
    order by l.from_on, l.id limit ${options.limit + 1}`.execute(ctx.db)
  return rows
}

export async function countLeaveRows(ctx: Context, filter: LeaveFilter): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from leaves l where ${sql.join(conditionsOf(filter), sql` and `)}`.execute(ctx.db)
  return rows[0]?.n ?? 0
}

function conditionsOf(filter: LeaveFilter): RawBuilder<unknown>[] {
  const conditions: RawBuilder<unknown>[] = [sql`true`]
  if (filter.personId) conditions.push(sql`l.person_id = ${filter.personId}::uuid`)
  if (filter.delegateId) conditions.push(sql`l.delegate_id = ${filter.delegateId}::uuid`)
  if (filter.concerning) conditions.push(sql`${filter.concerning}::uuid in (l.person_id, l.delegate_id)`)
  if (filter.state !== 'all') conditions.push(sql`l.until_on >= ${filter.today}::date`)
  if (filter.state === 'now') conditions.push(sql`l.from_on <= ${filter.today}::date`)
  return conditions
}

export async function selectLeave(ctx: Context, id: string): Promise<LeaveRow | undefined> {
  const { rows } = await sql<LeaveRow>`${leaveRows} where l.id = ${id}::uuid`.execute(ctx.db)
  return rows[0]
}

/** Who is concerned, locked in id order: two leaves entered at once cannot pass each other by. */
export async function lockConcerned(ctx: Context, personIds: readonly string[]) {
  const { rows } = await sql<{ id: string; name: string; isActive: boolean }>`
    select id, name, is_active from people where id = any(${personIds}::uuid[]) order by id for no key update`.execute(
    ctx.db,
  )
  return rows
}

interface Overlapping {
  personId: string
  personName: string
  delegateId: string
  fromOn: string
  untilOn: string
}

/** Other leaves that touch these days and in which one of the two is away, or the person stands in. */
export async function findOverlapping(
  ctx: Context,
  { id, personId, delegateId, fromOn, untilOn }: NewLeaveRow,
): Promise<Overlapping[]> {
  const { rows } = await sql<Overlapping>`
    select l.person_id, p.name as person_name, l.delegate_id, l.from_on, l.until_on
    from leaves l join people p on p.id = l.person_id
    where l.id <> ${id}::uuid and l.from_on <= ${untilOn}::date and l.until_on >= ${fromOn}::date
      and (l.person_id = any(${[personId, delegateId]}::uuid[]) or l.delegate_id = ${personId}::uuid)
    order by l.from_on, l.id`.execute(ctx.db)
  return rows
}

export interface NewLeaveRow {
  id: string
  personId: string
  delegateId: string
  fromOn: string
  untilOn: string
  note: string | null
}

export async function insertLeave(ctx: Context, row: NewLeaveRow): Promise<void> {
  await sql`
    insert into leaves (id, person_id, delegate_id, from_on, until_on, note, created_by)
    values (${row.id}, ${row.personId}, ${row.delegateId}, ${row.fromOn}::date, ${row.untilOn}::date, ${row.note},
      ${ctx.actor.personId}::uuid)`.execute(ctx.db)
}

export async function updateLeaveRow(ctx: Context, row: NewLeaveRow): Promise<void> {
  await sql`
    update leaves set delegate_id = ${row.delegateId}::uuid, from_on = ${row.fromOn}::date,
      until_on = ${row.untilOn}::date, note = ${row.note}, version = version + 1
    where id = ${row.id}::uuid`.execute(ctx.db)
}

/** Takes leaves away from a day on: what had begun ends the day before, what had not never was. */
export async function cutLeaves(ctx: Context, which: { id: string } | { personId: string }, today: string) {
  const those = 'id' in which ? sql`id = ${which.id}::uuid` : sql`person_id = ${which.personId}::uuid`
  await sql`delete from leaves where ${those} and from_on >= ${today}::date`.execute(ctx.db)
  await sql`update leaves set until_on = ${today}::date - 1 where ${those} and until_on >= ${today}::date`.execute(
    ctx.db,
  )
}
