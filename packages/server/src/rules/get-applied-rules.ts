import { previewSummary, runResult } from '@zhike/core/rules/schema'
import type { Context } from '../platform/context/context.ts'
import { personOf } from './present-version.ts'
import { findLastApplied, findRun } from './run-queries.ts'

const shownHolders = 12

/** What the rules in force did, for everybody who reads them: who gained and lost how many, without revenue. */
export async function getAppliedRules(ctx: Context, active: { id: string; no: number }) {
  const run = await findLastApplied(ctx, active.id)
  const preview = run?.ofRunId ? await findRun(ctx, run.ofRunId) : undefined
  if (!run?.finishedAt || !preview) return null
  const { customers, holders, holdersChanged } = previewSummary.parse(preview.summary)
  const { moved } = runResult.parse(run.summary)
  return {
    versionNo: active.no,
    finishedAt: run.finishedAt,
    by: personOf(run.createdBy, run.createdByName),
    customers,
    moved,
    isUndone: run.followedBy !== null,
    // Rules that were only put in force moved nobody.
    holders:
      moved === 0 ? [] : holders.slice(0, shownHolders).map(({ holder, gained, lost }) => ({ holder, gained, lost })),
    holdersChanged: moved === 0 ? 0 : holdersChanged,
  }
}
