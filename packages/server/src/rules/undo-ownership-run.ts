import { newId } from '@zhike/core/kernel/ids'
import { alreadyUndone, notUndoable, runNotReady } from '@zhike/core/rules/problems'
import { runOptions, runResult } from '@zhike/core/rules/schema'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { getOwnershipRun, requireRun } from './get-ownership-run.ts'
import { insertRun, isRunKindTaken, lockRuns } from './run-queries.ts'
import { startRun } from './start-run.ts'

const inlineLimit = 10_000

/** Gives back what an applied run moved and nobody changed since. The rules stay in force. */
export async function undoOwnershipRun(ctx: Context, applyId: string) {
  requirePermission(ctx, 'rule.manage')
  const applied = await requireRun(ctx, applyId)
  if (applied.kind !== 'apply') throw notUndoable()
  if (applied.state !== 'done') throw runNotReady({ state: applied.state })
  const { moved } = runResult.parse(applied.summary)
  const id = newId()
  await startRun(ctx, {
    id,
    isLarge: moved > inlineLimit,
    insert: async (ctx) => {
      await lockRuns(ctx)
      if (await isRunKindTaken(ctx, applyId, 'undo')) throw alreadyUndone()
      await insertRun(ctx, {
        id,
        kind: 'undo',
        ruleVersionId: applied.ruleVersionId,
        rulesVersion: applied.rulesVersion,
        ofRunId: applyId,
        options: runOptions.parse(applied.options),
      })
    },
  })
  return getOwnershipRun(ctx, id)
}
