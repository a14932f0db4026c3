import type { Condition } from '@zhike/core/filter/condition'
import { newId } from '@zhike/core/kernel/ids'
import { addDays } from '@zhike/core/kernel/time'
import { now, today, type Context } from '../platform/context/context.ts'
import { measureSegments } from '../segments/measure-segments.ts'
import { insertRows, selectLargest, tagWhere } from './queries.ts'
import { segmentHistoryDays, segments, tags, type DemoSegment } from './tag-words.ts'

/** Tags on the customers they fit, segments by condition and a list, and how large they were each day before. */
export async function addTagsAndSegments(ctx: Context, personId: (name: string) => string): Promise<void> {
  const at = now(ctx)
  const tagIds = new Map(tags.map((tag) => [tag.name, newId()]))
  await insertRows(
    ctx,
    'tags',
    tags.map(({ name, colour, group }) => ({
      id: tagIds.get(name),
      name,
      colour,
      group_name: group,
      version: 1,
      created_at: at,
      updated_at: at,
    })),
  )
  for (const [index, tag] of tags.entries()) await tagWhere(ctx, tagIds.get(tag.name) ?? '', tag.on, index)
  const ids = new Map(segments.map((segment) => [segment.name, newId()]))
  await insertRows(
    ctx,
    'segments',
    segments.map((segment) => ({
      id: ids.get(segment.name),
      name: segment.name,
      description: segment.description,
      kind: segment.condition ? 'dynamic' : 'static',
      condition: segment.condition ? withIds(segment.condition, tagIds) : null,
      is_shared: segment.isShared,
      owner_id: personId(segment.by),
      version: 1,
      created_at: at,
      updated_at: at,
    })),
  )
  for (const { name, largestOf = [] } of segments) {
    const members: Record<string, unknown>[] = []
    for (const holder of largestOf) {
      for (const customerId of await selectLargest(ctx, personId(holder), 6)) {
        members.push({ customer_id: customerId, segment_id: ids.get(name), added_at: at, added_by: personId(holder) })
      }
    }
    await insertRows(ctx, 'segment_customers', members)
  }
  const sizes = await measureSegments(ctx)
  await insertRows(
    ctx,
    'segment_sizes',
    segments.flatMap((segment) => {
      const id = ids.get(segment.name) ?? ''
      const size = sizes.get(id)
      if (size === undefined) return []
      return historyOf(segment, size, today(ctx)).map((row) => ({ segment_id: id, ...row }))
    }),
  )
}

/** Names of tags stand in the words; the database wants their ids. */
function withIds(condition: Condition, tagIds: ReadonlyMap<string, string>): Condition {
  return JSON.parse(JSON.stringify(condition), (_, value: unknown) =>
    typeof value === 'string' ? (tagIds.get(value) ?? value) : value,
  ) as Condition
}

/** From a share of what there is today up (or down) to it, in small steps that do not repeat. */
function historyOf({ grewFrom }: DemoSegment, size: number, day: string): { day: string; customers: number }[] {
  return Array.from({ length: segmentHistoryDays }, (_, n) => {
    const ago = segmentHistoryDays - n
    const share = 1 + (grewFrom - 1) * (ago / segmentHistoryDays)
    const wave = Math.sin(ago * 0.7) * 0.015 + Math.sin(ago * 0.23) * 0.02
    return { day: addDays(day, -ago), customers: Math.max(0, Math.round(size * (share + wave))) }
  })
}
