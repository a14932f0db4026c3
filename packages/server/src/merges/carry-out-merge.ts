import { mergeMiscounted, mergeOutdated } from '@zhike/core/merges/problems'
import { countedKinds, type CountLine, type HangingCounts } from '@zhike/core/merges/schema'
import { searchTokens } from '@zhike/core/search/search-tokens'
import { giveBackKeys } from '../customers/give-back-keys.ts'
import { refreshKeys } from '../customers/refresh-keys.ts'
import { refreshStats } from '../customers/refresh-stats.ts'
import { lockGroups } from '../customer-groups/lock-groups.ts'
import { lockOpenTenures } from '../ownership/lock-open-tenures.ts'
import { moveCustomers } from '../ownership/move-customers.ts'
import { requireArchivePool } from '../ownership/require-pool.ts'
import { changedFields } from '../platform/audit/changed-fields.ts'
import { writeAudit } from '../platform/audit/write-audit.ts'
import type { Context } from '../platform/context/context.ts'
import { emitEvent } from '../platform/events/emit-event.ts'
import { newId } from '@zhike/core/kernel/ids'
import { countedAs, movingOrder, unitedTables } from './hanging-tables.ts'
import { keepAsTheyAre, keepConsents, keepContacts, keepFollowUps, keepOrders, keepUnited } from './keep-queries.ts'
import { finishMerge, type MergeRow } from './merge-queries.ts'
import { mergedNextContact } from './merged-next-contact.ts'
import { changeOwnRows, copyToSurvivor, countRows, countUnited, takeFromOthers } from './move-queries.ts'
import {
  countHanging,
  instantNow,
  lockRecords,
  markMerged,
  selectFacts,
  selectLocked,
  selectNextContacts,
  selectOwnFields,
  writeOwnFields,
} from './record-queries.ts'
import { withOwn, type OwnChanges } from './own-changes.ts'
import { uniteParents } from './parent-queries.ts'
import type { Report } from './report.ts'

/** The merge itself, inside the transaction of its job. */
export async function carryOutMerge(ctx: Context, merge: MergeRow, report: Report): Promise<void> {
  const { id: mergeId, survivorId } = merge
  const ids = merge.members.map((member) => member.id)
  const othersIds = ids.filter((id) => id !== survivorId)
  const merging = { mergeId, survivorId, othersIds }
  await lockGroups(ctx)
  await lockRecords(ctx, ids)
  await refuseOutdated(ctx, merge)
  const factsBefore = await selectFacts(ctx, survivorId)
  const before = await selectOwnFields(ctx, survivorId)
  const counted = await countHanging(ctx, ids)
  const rowsBefore = await countRows(ctx, ids)
  const total = movingOrder.length + 2
  report(1, total)

  await keepContacts(ctx, merging)
  await keepOrders(ctx, merging)
  await keepFollowUps(ctx, merging)
  await keepAsTheyAre(ctx, merging, 'customer_files')
  await keepAsTheyAre(ctx, merging, 'special_days')
  await keepConsents(ctx, merging)
  for (const table of unitedTables) await keepUnited(ctx, merging, table)
  await changeOwnRows(ctx, mergeId, survivorId)
  let done = 2
  for (const table of movingOrder) {
    report(done++, total)
    await copyToSurvivor(ctx, table, merging)
  }
  await takeFromOthers(ctx, othersIds)

  await uniteParents(ctx, merging)
  await archiveOthers(ctx, mergeId, survivorId, othersIds)
  await markMerged(ctx, othersIds, survivorId)
  for (const id of othersIds) await giveBackKeys(ctx, id)
  await writeSurvivor(ctx, merge, before, ids)
  const after = await selectOwnFields(ctx, survivorId)
  const counts = await compareCounts(ctx, merge, counted, rowsBefore)
  await finishMerge(ctx, mergeId, { counts, before, after })
  await refreshKeys(ctx, survivorId)
  await refreshStats(ctx, { customerIds: ids })
  const facts = changedFields({ ...factsBefore }, { ...(await selectFacts(ctx, survivorId)) })
  const changes = withOwn(facts, before, after)
  await record(ctx, merge, othersIds, counts, changes)
}

/** What was compared is what is merged: the same versions in the same hands. */
async function refuseOutdated(ctx: Context, merge: MergeRow): Promise<void> {
  const locked = await selectLocked(
    ctx,
    merge.members.map((member) => member.id),
  )
  for (const { id, version, tenureId, name } of merge.members) {
    const now = locked.get(id)
    const isSame = now && !now.isDeleted && !now.isErased && now.version === version && now.tenureId === tenureId
    if (!isSame) throw mergeOutdated({ name })
  }
}

/** Nobody is responsible for the others any more: their own chains go on in the archive. */
async function archiveOthers(ctx: Context, mergeId: string, survivorId: string, othersIds: readonly string[]) {
  const pool = await requireArchivePool(ctx)
  const tenures = await lockOpenTenures(ctx, othersIds)
  await moveCustomers(ctx, {
    moves: tenures.map((tenure) => ({ tenure, newTenureId: newId() })),
    to: { poolId: pool.id },
    reasonCode: 'merged',
    reason: { mergeId },
  })
}

const columns = {
  name: 'name',
  shortName: 'short_name',
  creditCode: 'credit_code',
  industryCode: 'industry_code',
  regionCode: 'region_code',
  size: 'size',
  phone: 'phone',
  wechat: 'wechat',
  email: 'email',
  address: 'address',
  source: 'source',
  externalId: 'external_id',
  notes: 'notes',
  custom: 'custom',
} as const

async function writeSurvivor(
  ctx: Context,
  { survivorId, facts }: MergeRow,
  before: Record<string, unknown>,
  ids: readonly string[],
): Promise<void> {
  const chosen = Object.fromEntries(Object.entries(columns).map(([field, column]) => [column, facts[field] ?? null]))
  const { kind } = await selectFacts(ctx, survivorId)
  const tokens = searchTokens({ kind, name: String(facts.name), shortName: (facts.shortName as string) ?? null })
  await writeOwnFields(ctx, survivorId, {
    ...before,
    ...chosen,
    custom: facts.custom ?? {},
    search_tokens: tokens,
    updated_at: await instantNow(ctx),
    updated_by: ctx.actor.personId,
    ...mergedNextContact(await selectNextContacts(ctx, ids)),
  })
}

/** No row is lost and none is made: if the figures differ, nothing of it happens. */
async function compareCounts(
  ctx: Context,
  { id, survivorId, members }: MergeRow,
  counted: readonly HangingCounts[],
  rowsBefore: ReadonlyMap<string, number>,
): Promise<CountLine[]> {
  const united = await countUnited(ctx, id)
  const rowsAfter = await countRows(ctx, [survivorId])
  const others = await countRows(
    ctx,
    members.map((member) => member.id).filter((one) => one !== survivorId),
  )
  for (const table of movingOrder) {
    const before = rowsBefore.get(table) ?? 0
    const after = (rowsAfter.get(table) ?? 0) + (united.get(table) ?? 0) + (others.get(table) ?? 0)
    if (before !== after || others.get(table)) throw mergeMiscounted({ table, before, after })
  }
  const [after] = await countHanging(ctx, [survivorId])
  return countedKinds.map((kind) => ({
    kind,
    before: counted.reduce((sum, one) => sum + Number(one[kind]), 0),
    after: Number(after?.[kind] ?? 0),
    united: movingOrder.reduce((sum, table) => (countedAs[table] === kind ? sum + (united.get(table) ?? 0) : sum), 0),
  }))
}

async function record(
  ctx: Context,
  { id: mergeId, survivorId }: MergeRow,
  othersIds: readonly string[],
  counts: readonly CountLine[],
  changes: OwnChanges,
): Promise<void> {
  const moved = Object.fromEntries(counts.map((line) => [line.kind, line.after]))
  await writeAudit(ctx, {
    action: 'customer.merge',
    subjectType: 'customer',
    subjectId: survivorId,
    customerId: survivorId,
    summary: { mergeId, merged: othersIds, counts: moved, fields: changes.fields },
    before: changes.before,
    after: changes.after,
  })
  for (const customerId of othersIds) {
    const summary = { mergeId, survivorId }
    const subject = { subjectType: 'customer', subjectId: customerId, customerId }
    await writeAudit(ctx, { action: 'customer.merged-into', ...subject, summary })
  }
  await emitEvent(ctx, 'customer.merged', { mergeId, customerIds: [survivorId, ...othersIds] })
}
