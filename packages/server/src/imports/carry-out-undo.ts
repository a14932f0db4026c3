import { undoCrashed } from '@zhike/core/imports/problems'
import { lockGroups } from '../customer-groups/lock-groups.ts'
import { refreshKeysOf } from '../customers/refresh-keys-of.ts'
import { refreshStats } from '../customers/refresh-stats.ts'
import { writeAudit } from '../platform/audit/write-audit.ts'
import type { Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { isPassingError } from '../platform/database/passing-error.ts'
import { emitEvent } from '../platform/events/emit-event.ts'
import { prepareSession } from './decision-queries.ts'
import { findImport, lockImport, saveStep, type StoredImport } from './import-queries.ts'
import { newestOrderDay } from './order-apply-queries.ts'
import { refreshTokensOf } from './refresh-tokens-of.ts'
import { findUndoRecords, keepCreatedCustomers, keepForeignCustomers, lockUndoCustomers } from './undo-kept-queries.ts'
import { restoreImportedBosses } from './boss-queries.ts'
import { restoreImportedParents } from './parent-queries.ts'
import { removeImportedBirthdays } from '../special-days/remove-imported-birthdays.ts'
import { removeImportedTags } from './tag-queries.ts'
import { failUndo, finishUndo } from './undo-queries.ts'
import { removeAddedRecords, removeCreatedCustomers } from './undo-remove-queries.ts'
import {
  auditRestores,
  choosePrimariesLeft,
  countKept,
  countRestored,
  forgetChanges,
  freePrimaries,
  leaveTakenCustom,
  leaveTakenKeys,
  listUndoneCustomers,
  makeRestores,
  restoreFields,
  restoreLines,
  saveKeptFields,
} from './undo-restore-queries.ts'

/**
 * Takes an import back in one transaction: what it created goes, what it changed gets its former values, and what
 * somebody has gone on with since stays and is listed. May be called again after any crash.
 */
export async function carryOutUndo(outer: Context, found: StoredImport): Promise<void> {
  try {
    await transaction(outer, async (ctx) => {
      if (!(await lockImport(ctx, found.id))) return
      const current = await findImport(ctx, found.id)
      if (current?.state === 'undoing')
        await takeBack(ctx, current, (ratio) => saveStep(outer, found.id, `writing ${ratio}`))
    })
  } catch (error) {
    if (isPassingError(error)) throw error
    outer.log.error({ err: error, importId: found.id }, 'undo of an import failed')
    const problem = undoCrashed({ fileName: found.fileName, requestId: outer.requestId })
    await failUndo(outer, found.id, {
      code: problem.code,
      params: { fileName: found.fileName, requestId: outer.requestId },
    })
  }
}

async function takeBack(ctx: Context, current: StoredImport, step: (ratio: number) => Promise<unknown>): Promise<void> {
  const { id, kind } = current
  await prepareSession(ctx)
  await lockGroups(ctx)
  await lockUndoCustomers(ctx, id)
  await step(0.1)
  await keepCreatedCustomers(ctx, id)
  await keepForeignCustomers(ctx)
  await findUndoRecords(ctx, id)
  await step(0.3)
  const newestBefore = await newestOrderDay(ctx)
  await restoreImportedParents(ctx, id)
  await restoreImportedBosses(ctx, id)
  await removeImportedBirthdays(ctx, id)
  const gone = await removeCreatedCustomers(ctx, id)
  const added = await removeAddedRecords(ctx)
  await removeImportedTags(ctx, id)
  await step(0.7)
  await makeRestores(ctx, id)
  await leaveTakenKeys(ctx)
  await leaveTakenCustom(ctx)
  await saveKeptFields(ctx, id)
  await auditRestores(ctx, id)
  const restored = await countRestored(ctx)
  await restoreFields(ctx, 'customer')
  await freePrimaries(ctx)
  await restoreFields(ctx, 'contact')
  await choosePrimariesLeft(ctx, current.finishedAt)
  await restoreFields(ctx, 'order')
  await restoreLines(ctx)
  await restoreFields(ctx, 'stats')
  await step(0.8)
  const isAllOld = (await newestOrderDay(ctx)) !== newestBefore
  await refreshFigures(ctx, isAllOld)
  const counts = {
    customers: gone.customers,
    contacts: gone.contacts + added.contacts,
    orders: gone.orders + added.orders,
    followUps: gone.followUps + added.followUps,
    restored,
    kept: await countKept(ctx, id),
  }
  await forgetChanges(ctx, id)
  await writeAudit(ctx, { action: 'import.undo', subjectType: 'import', subjectId: id, summary: { kind, ...counts } })
  const removed = counts.customers + counts.contacts + counts.orders + counts.followUps
  await emitEvent(ctx, 'import.undone', { importId: id, kind, removed, restored })
  await finishUndo(ctx, id, counts)
}

const batchSize = 1000

/** What customers that stay are found by, and their figures. Revenue looks back from the newest order: it may have gone. */
async function refreshFigures(ctx: Context, isAllOld: boolean): Promise<void> {
  if (isAllOld) await refreshStats(ctx)
  let afterId: string | null = null
  for (;;) {
    const customerIds: string[] = await listUndoneCustomers(ctx, afterId, batchSize)
    await refreshTokensOf(ctx, customerIds)
    await refreshKeysOf(ctx, customerIds)
    if (!isAllOld) await refreshStats(ctx, { customerIds })
    afterId = customerIds.at(-1) ?? null
    if (afterId === null || customerIds.length < batchSize) return
  }
}
