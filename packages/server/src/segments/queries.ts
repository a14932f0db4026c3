import type { Condition } from '@zhike/core/filter/condition'
import type { SegmentKind, SegmentSize } from '@zhike/core/segments/schema'
import { sql, type RawBuilder } from 'kysely'
import type { Context } from '../platform/context/context.ts'
import type { SegmentDefinition } from './segment-definition.ts'

export interface SegmentRow {
  id: string
  name: string
  description: string | null
  kind: SegmentKind
  condition: Condition | null
  isShared: boolean
  ownerId: string
  ownerName: string | null
  version: number
  createdAt: string
  updatedAt: string
}

const columns = sql`s.id, s.name, s.description, s.kind, s.condition, s.is_shared, s.owner_id, p.name as owner_name,
  s.version, s.created_at, s.updated_at from segments s left join people p on p.id = s.owner_id`

/** Shared ones and one's own; the system, which measures them, sees all. */
function visibleTo(ctx: Context): RawBuilder<boolean> {
  if (ctx.actor.kind === 'system') return sql<boolean>`true`
  return sql<boolean>`(s.is_shared or s.owner_id = ${ctx.actor.personId}::uuid)`
}

/** Some hundreds at most (limits in core), so they are read whole. */
export async function selectSegments(ctx: Context): Promise<SegmentRow[]> {
  const { rows } = await sql<SegmentRow>`select ${columns} where ${visibleTo(ctx)}
    order by s.name collate "zh-x-icu", s.id`.execute(ctx.db)
  return rows
}

export async function selectSegment(
  ctx: Context,
  id: string,
  options: { lock?: boolean } = {},
): Promise<SegmentRow | undefined> {
  const { rows } = await sql<SegmentRow>`select ${columns} where s.id = ${id}::uuid and ${visibleTo(ctx)}
    ${options.lock ? sql`for update of s` : sql``}`.execute(ctx.db)
  return rows[0]
}

export async function selectDefinitions(ctx: Context, ids: readonly string[]): Promise<SegmentDefinition[]> {
  const { rows } = await sql<SegmentDefinition>`select s.id, s.kind, s.condition from segments s
    where s.id = any(${ids}::uuid[]) and ${visibleTo(ctx)}`.execute(ctx.db)
  return rows
}

export interface AskingSegment {
  id: string
  name: string
  isShared: boolean
  ownerId: string
  condition: Condition
}

/** Every condition there is, whoever sees it: for what must not be left pointing nowhere. */
export async function selectConditions(ctx: Context): Promise<AskingSegment[]> {
  const { rows } = await sql<AskingSegment>`select id, name, is_shared, owner_id, condition from segments
    where condition is not null order by is_shared desc, name, id`.execute(ctx.db)
  return rows
}

/** Conditions refer to one another: who changes one sees all as they are. Held to the end of the transaction. */
export async function lockConditions(ctx: Context): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('segments'))`.execute(ctx.db)
}

export async function countSegmentsKept(ctx: Context, isShared: boolean): Promise<number> {
  const whose = isShared ? sql`is_shared` : sql`not is_shared and owner_id = ${ctx.actor.personId}::uuid`
  const { rows } = await sql<{ n: number }>`select count(*) as n from segments where ${whose}`.execute(ctx.db)
  return rows[0]?.n ?? 0
}

export interface SegmentValues {
  name: string
  description: string | null
  isShared: boolean
  condition: Condition | null
}

const asJson = (condition: Condition | null) => (condition === null ? null : JSON.stringify(condition))

export async function insertSegment(
  ctx: Context,
  segment: SegmentValues & { id: string; kind: SegmentKind; ownerId: string },
): Promise<void> {
  await ctx.db
    .insertInto('segments')
    .values({ ...segment, condition: asJson(segment.condition) })
    .execute()
}

export async function saveSegment(ctx: Context, id: string, values: SegmentValues): Promise<void> {
  await ctx.db
    .updateTable('segments')
    .set((eb) => ({
      ...values,
      condition: asJson(values.condition),
      version: eb('version', '+', 1),
      updatedAt: sql<string>`now()`,
    }))
    .where('id', '=', id)
    .execute()
}

export async function saveCondition(ctx: Context, id: string, condition: Condition): Promise<void> {
  await sql`update segments set condition = ${JSON.stringify(condition)}::jsonb, version = version + 1, updated_at = now()
    where id = ${id}::uuid`.execute(ctx.db)
}

export async function removeSegment(ctx: Context, id: string): Promise<void> {
  await ctx.db.deleteFrom('segments').where('id', '=', id).execute()
}

/** Sizes by segment, oldest first. */
export async function selectSizes(
  ctx: Context,
  ids: readonly string[],
  fromDay: string,
): Promise<Map<string, SegmentSize[]>> {
  const { rows } = await sql<SegmentSize & { segmentId: string }>`
    select segment_id, day, customers from segment_sizes
    where segment_id = any(${ids}::uuid[]) and day >= ${fromDay}::date order by segment_id, day`.execute(ctx.db)
  const sizes = new Map<string, SegmentSize[]>()
  for (const { segmentId, day, customers } of rows) {
    const known = sizes.get(segmentId)
    if (known) known.push({ day, customers })
    else sizes.set(segmentId, [{ day, customers }])
  }
  return sizes
}

/** The last size of each, however old. */
export async function selectLatestSizes(ctx: Context, ids: readonly string[]) {
  const { rows } = await sql<{ segmentId: string; customers: number }>`
    select i.id as segment_id, z.customers from unnest(${ids}::uuid[]) as i(id)
    cross join lateral (select customers from segment_sizes where segment_id = i.id order by day desc limit 1) z`.execute(
    ctx.db,
  )
  return rows
}

export async function saveSizes(
  ctx: Context,
  day: string,
  sizes: readonly { segmentId: string; customers: number }[],
): Promise<void> {
  // A segment that was deleted while it was measured has no size.
  await sql`
    insert into segment_sizes (segment_id, day, customers)
    select s.id, ${day}::date, x.customers from unnest(${sizes.map((one) => one.segmentId)}::uuid[],
      ${sizes.map((one) => one.customers)}::int[]) as x(id, customers) join segments s on s.id = x.id
    on conflict (segment_id, day) do update set customers = excluded.customers`.execute(ctx.db)
}
