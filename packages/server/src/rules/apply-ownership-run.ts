import { newId } from '@zhike/core/kernel/ids'
import { alreadyApplied, notAPreview, runNotReady } from '@zhike/core/rules/problems'
import { previewSummary, runOptions } from '@zhike/core/rules/schema'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { getOwnershipRun, requireRun } from './get-ownership-run.ts'
import { requireVersion } from './get-rules.ts'
import { refuseErrors } from './refuse-errors.ts'
import { refuseOutdated } from './refuse-outdated.ts'
import { insertRun, isRunKindTaken, lockRuns } from './run-queries.ts'
import { startRun } from './start-run.ts'

/** Up to this many moves an application is carried out while the reader waits. */
const inlineLimit = 10_000

/** Puts the rules of a preview in force and carries out its moves. */
export async function applyOwnershipRun(ctx: Context, previewId: string, input: { moveCustomers: boolean }) {
  requirePermission(ctx, 'rule.manage')
  const preview = await requireRun(ctx, previewId)
  if (preview.kind !== 'preview') throw notAPreview()
  if (preview.state !== 'done') throw runNotReady({ state: preview.state })
  refuseOutdated(preview)
  if (preview.ruleVersionId) await refuseErrors(ctx, await requireVersion(ctx, preview.ruleVersionId))
  const { moves } = previewSummary.parse(preview.summary)
  const id = newId()
  await startRun(ctx, {
    id,
    isLarge: input.moveCustomers && moves > inlineLimit,
    insert: async (ctx) => {
      await lockRuns(ctx)
      if (await isRunKindTaken(ctx, previewId, 'apply')) throw alreadyApplied()
      await insertRun(ctx, {
        id,
        kind: 'apply',
        ruleVersionId: preview.ruleVersionId,
        rulesVersion: preview.rulesVersion,
        ofRunId: previewId,
        options: { ...runOptions.parse(preview.options), moveCustomers: input.moveCustomers },
      })
    },
  })
  return getOwnershipRun(ctx, id)
}
