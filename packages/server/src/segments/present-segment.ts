import type { Segment, SegmentSize } from '@zhike/core/segments/schema'
import { addDays } from '@zhike/core/kernel/time'
import { may, mayForAll, today, type Context } from '../platform/context/context.ts'
import { compileAskable } from './compile-queries.ts'
import { selectSizes, type SegmentRow } from './queries.ts'

/** One's own segment is one's own to change; a shared one needs the permission. */
export function mayChange(ctx: Context, segment: Pick<SegmentRow, 'isShared' | 'ownerId'>): boolean {
  return segment.isShared ? may(ctx, 'segment.manage') : segment.ownerId === ctx.actor.personId
}

/**
 * Segments as they are answered. Sizes are of the whole company, so only whoever sees all of it gets them, and of none
 * that asks for what is masked. `visible` are all that the actor sees: conditions refer to each other.
 */
export async function presentSegments(
  ctx: Context,
  rows: readonly SegmentRow[],
  visible: readonly SegmentRow[],
  days: number,
): Promise<Segment[]> {
  const askable = await compileAskable(ctx, visible)
  const shown = mayForAll(ctx, 'customer.read') ? rows.map(({ id }) => id).filter((id) => askable.has(id)) : []
  const sizes =
    shown.length > 0 ? await selectSizes(ctx, shown, addDays(today(ctx), -days)) : new Map<string, SegmentSize[]>()
  return rows.map(({ ownerId, ownerName, ...row }) => {
    const isMine = mayChange(ctx, { isShared: row.isShared, ownerId })
    return {
      ...row,
      owner: ownerName === null ? null : { id: ownerId, name: ownerName },
      isAskable: askable.has(row.id),
      sizes: sizes.get(row.id) ?? [],
      abilities: { update: isMine, delete: isMine },
    }
  })
}
