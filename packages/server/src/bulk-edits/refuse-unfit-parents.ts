import type { RefusalReason } from '@zhike/core/bulk-edits/decide-row'
import { mostLevels } from '@zhike/core/customer-groups/problems'
import { unfitLinks } from '@zhike/core/customer-groups/unfit-links'
import type { Context } from '../platform/context/context.ts'
import { selectLinksAbove, selectParentsThere } from './parent-rows-queries.ts'
import type { DecidedRow, EditRow } from './queries.ts'

/** Levels that the database itself allows: putting back what stood there may pass what people may build. */
const mostLevelsPutBack = 19

/** Rows that would change whom they belong to, but cannot hang where they are to; the others go on as decided. */
export async function refuseUnfitParents(
  ctx: Context,
  edit: EditRow,
  rows: readonly DecidedRow[],
): Promise<DecidedRow[]> {
  const moving = rows.flatMap(({ customerId, after, height, decision }) =>
    decision.state === 'changed' && after !== null ? [{ customerId, parentId: after, height: height ?? 1 }] : [],
  )
  if (moving.length === 0) return [...rows]
  const isUndo = edit.kind === 'undo'
  const parents = [...new Set(moving.map((one) => one.parentId))]
  const there = await selectParentsThere(ctx, parents, { orBinned: isUndo })
  const links = await selectLinksAbove(ctx, [...parents, ...moving.map((one) => one.customerId)])
  const unfit = new Map<string, RefusalReason>(
    unfitLinks(
      links,
      moving.filter((one) => there.has(one.parentId)),
      isUndo ? mostLevelsPutBack : mostLevels,
    ),
  )
  for (const { customerId, parentId } of moving) if (!there.has(parentId)) unfit.set(customerId, 'parent-gone')
  return rows.map((row) => {
    const reason = unfit.get(row.customerId)
    return reason ? { ...row, decision: { state: 'refused', reason } } : row
  })
}
