import { notFound } from '@zhike/core/kernel/problems'
import type { Rule, RunResult } from '@zhike/core/rules/schema'
import { writeAudit } from '../platform/audit/write-audit.ts'
import type { Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { emitEvent } from '../platform/events/emit-event.ts'
import { refuseOutdated } from './refuse-outdated.ts'
import type { Report } from './report.ts'
import { widenMemory } from './bulk-decision-queries.ts'
import { rulesEnvironment } from './rule-environment.ts'
import { loadRules } from './load-rules.ts'
import { moveInBulk } from './move-in-bulk.ts'
import { loadPreviewMoves, saveSkips } from './move-queries.ts'
import { activateDraft, findVersion, lockVersions } from './rule-version-queries.ts'
import { findRun, finishRun, lockRuns, type RunRow } from './run-queries.ts'

/** Carries out a preview: rules in force and customers moved, in one transaction, exactly what was shown. */
export async function applyPreview(ctx: Context, run: RunRow, report: Report): Promise<void> {
  const { ofRunId, ruleVersionId } = run
  if (!ofRunId || !ruleVersionId) throw notFound({ id: run.id })
  await transaction(ctx, async (ctx) => {
    report('wait', 0, 4)
    await lockRuns(ctx)
    await lockVersions(ctx)
    // What was true when it was asked for must still be true under the lock.
    const current = await findRun(ctx, run.id)
    if (!current) throw notFound({ id: run.id })
    refuseOutdated(current)
    if (current.ruleVersionState === 'draft') await activateDraft(ctx, ruleVersionId)
    const moves = isMoving(run)
    let result: RunResult = { moved: 0, toPoolInstead: 0, skipped: [] }
    if (moves) {
      await widenMemory(ctx)
      const rules = await rulesOf(ctx, ruleVersionId)
      const version = { id: ruleVersionId, rules, environment: await rulesEnvironment(ctx, rules) }
      await loadPreviewMoves(ctx, ofRunId, version)
      result = { ...(await moveInBulk(ctx, { runId: run.id, keepLimits: true, report })), toPoolInstead: 0 }
      await saveSkips(ctx, ofRunId)
    }
    await writeAudit(ctx, {
      action: 'rules.apply',
      subjectType: 'ownership-run',
      subjectId: run.id,
      summary: { ruleVersionNo: run.ruleVersionNo, previewId: ofRunId, ...result },
    })
    await emitEvent(ctx, 'ownership.run-applied', { runId: run.id, moved: result.moved })
    await finishRun(ctx, run.id, result)
  })
}

async function rulesOf(ctx: Context, versionId: string): Promise<readonly Rule[]> {
  const row = await findVersion(ctx, versionId)
  if (!row) throw notFound({ id: versionId })
  return loadRules(row).rules
}

function isMoving(run: RunRow): boolean {
  return (run.options as { moveCustomers?: boolean } | null)?.moveCustomers !== false
}
