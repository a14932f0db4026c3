import { mergeErased, mergeNewerFirst, mergeNotStanding } from '@zhike/core/merges/problems'
import { undoChanges } from '@zhike/core/merges/three-way'
import { searchTokens } from '@zhike/core/search/search-tokens'
import { keepAPrimary } from '../contacts/keep-a-primary.ts'
import { giveBackKeys } from '../customers/give-back-keys.ts'
import { lockGroups } from '../customer-groups/lock-groups.ts'
import { refuseTakenMeanwhile } from '../custom-fields/refuse-taken-meanwhile.ts'
import { yieldUniqueValues } from '../custom-fields/yield-unique-values.ts'
import { refreshKeys } from '../customers/refresh-keys.ts'
import { refreshStats } from '../customers/refresh-stats.ts'
import { lockBooks } from '../ownership/lock-books.ts'
import { changedFields } from '../platform/audit/changed-fields.ts'
import { writeAudit } from '../platform/audit/write-audit.ts'
import type { Context } from '../platform/context/context.ts'
import { emitEvent } from '../platform/events/emit-event.ts'
import { customAfterUndo } from './custom-after-undo.ts'
import { finishUndo, selectFormerHolders, selectNewerMerge, type MergeRow } from './merge-queries.ts'
import {
  lockRecords,
  markUnmerged,
  selectFacts,
  selectLocked,
  selectOwnFields,
  writeOwnFields,
} from './record-queries.ts'
import {
  addChosen,
  addFilesOfFields,
  addWhatBelongs,
  bringHeldBack,
  carryBack,
  cutReferences,
  cutTies,
  giveBackUnited,
  hadPrimary,
  listReturning,
  settleClashes,
  settlePrimaries,
} from './return-queries.ts'
import { giveBackHolder } from './give-back-holder.ts'
import { withOwn, type OwnChanges } from './own-changes.ts'
import { giveBackParents } from './parent-queries.ts'
import type { Report } from './report.ts'

/** Undoing a merge, inside the transaction of its job. */
export async function carryOutUndo(ctx: Context, merge: MergeRow, report: Report): Promise<void> {
  const { id: mergeId, survivorId } = merge
  const ids = merge.members.map((member) => member.id)
  const othersIds = ids.filter((id) => id !== survivorId)
  const former = await selectFormerHolders(ctx, mergeId, survivorId)
  await lockGroups(ctx)
  // Books before customers, as in every act that gives people customers: the other order would wait in a circle.
  await lockBooks(
    ctx,
    former.flatMap((one) => one.personId ?? []),
  )
  await lockRecords(ctx, ids)
  await refuseUnfit(ctx, merge, othersIds)
  const factsBefore = await selectFacts(ctx, survivorId)
  report(1, 5)

  const ownBefore = await selectOwnFields(ctx, survivorId)
  await refuseTakenMeanwhile(ctx, othersIds, ids, customAfterUndo(merge, ownBefore))
  await yieldUniqueValues(ctx, survivorId, othersIds)
  await markUnmerged(ctx, othersIds)
  await giveBackParents(ctx, merge)
  const keptPrimary = await hadPrimary(ctx, survivorId)
  await listReturning(ctx, mergeId, survivorId)
  await addChosen(ctx, merge, merge.moves)
  await addWhatBelongs(ctx, merge)
  await addFilesOfFields(ctx, survivorId)
  await settlePrimaries(ctx, survivorId)
  await settleClashes(ctx, survivorId)
  await cutReferences(ctx, survivorId)
  await cutTies(ctx, survivorId)
  report(2, 5)
  await carryBack(ctx, survivorId)
  report(3, 5)
  await giveBackUnited(ctx, mergeId, survivorId)
  if (keptPrimary) await keepAPrimary(ctx, survivorId)
  await writeSurvivorBack(ctx, merge)
  await bringHeldBack(ctx, ids)
  for (const one of former) await giveBackHolder(ctx, one)
  report(4, 5)

  await finishUndo(ctx, mergeId)
  // The survivor's first: keys that only one customer can have become free by it.
  await giveBackKeys(ctx, survivorId)
  for (const id of [survivorId, ...othersIds]) await refreshKeys(ctx, id)
  await refreshStats(ctx, { customerIds: ids })
  const changes = withOwn(
    changedFields({ ...factsBefore }, { ...(await selectFacts(ctx, survivorId)) }),
    ownBefore,
    await selectOwnFields(ctx, survivorId),
  )
  await record(ctx, merge, othersIds, changes)
}

async function refuseUnfit(ctx: Context, merge: MergeRow, othersIds: readonly string[]): Promise<void> {
  const newer = await selectNewerMerge(ctx, merge)
  if (newer) throw mergeNewerFirst({ name: newer.name })
  const locked = await selectLocked(ctx, [merge.survivorId, ...othersIds])
  const survivor = locked.get(merge.survivorId)
  if (!survivor || survivor.isDeleted) throw mergeNotStanding({ state: 'deleted' })
  if (merge.erasedAt !== null || [...locked.values()].some((one) => one.isErased)) throw mergeErased()
  if (othersIds.some((id) => locked.get(id)?.mergedInto !== merge.survivorId)) {
    throw mergeNotStanding({ state: merge.state })
  }
}

/** Field by field: what nobody touched since the merge is what it was before it. */
async function writeSurvivorBack(ctx: Context, merge: MergeRow): Promise<void> {
  const { survivorId } = merge
  const before = merge.before ?? {}
  const after = merge.after ?? {}
  const now = await selectOwnFields(ctx, survivorId)
  const { updated_at, updated_by, search_tokens, custom: _, ...facts } = undoChanges(before, after, now)
  const undone = { ...facts, custom: customAfterUndo(merge, now) }
  const { kind } = await selectFacts(ctx, survivorId)
  const name = { kind, name: String(facts.name), shortName: (facts.short_name as string) ?? null }
  const isName = facts.name === before.name && facts.short_name === before.short_name
  await writeOwnFields(ctx, survivorId, {
    ...undone,
    updated_at,
    updated_by,
    search_tokens: isName ? before.search_tokens : searchTokens(name),
  })
}

async function record(
  ctx: Context,
  { id: mergeId, survivorId }: MergeRow,
  othersIds: readonly string[],
  changes: OwnChanges,
): Promise<void> {
  await writeAudit(ctx, {
    action: 'customer.unmerge',
    subjectType: 'customer',
    subjectId: survivorId,
    customerId: survivorId,
    summary: { mergeId, restored: othersIds, fields: changes.fields },
    before: changes.before,
    after: changes.after,
  })
  for (const customerId of othersIds) {
    const subject = { subjectType: 'customer', subjectId: customerId, customerId }
    await writeAudit(ctx, { action: 'customer.unmerged-from', ...subject, summary: { mergeId, survivorId } })
  }
  await emitEvent(ctx, 'customer.unmerged', { mergeId, customerIds: [survivorId, ...othersIds] })
}
