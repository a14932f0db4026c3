import { previewSummary, runOptions, runResult } from '@zhike/core/rules/schema'
import { may, type Context } from '../platform/context/context.ts'
import { personOf } from './present-version.ts'
import type { RunRow } from './run-queries.ts'

const progressOf = (value: unknown) => {
  const progress = value as { phase?: string; done?: number; total?: number } | null
  return progress ? { phase: progress.phase ?? '', done: progress.done ?? 0, total: progress.total ?? 0 } : null
}

export function presentRun(ctx: Context, row: RunRow) {
  const isDone = row.state === 'done'
  const manages = may(ctx, 'rule.manage')
  const isFresh =
    row.ruleVersionState === 'active' ||
    (row.ruleVersionState === 'draft' && row.rulesVersion === row.ruleVersionVersion)
  const result = isDone && row.kind !== 'preview' ? runResult.parse(row.summary) : null
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    ruleVersion:
      row.ruleVersionId !== null && row.ruleVersionNo !== null
        ? { id: row.ruleVersionId, no: row.ruleVersionNo, state: row.ruleVersionState ?? '' }
        : null,
    ofRunId: row.ofRunId,
    options: runOptions.parse(row.options),
    progress: progressOf(row.progress),
    preview: isDone && row.kind === 'preview' ? previewSummary.parse(row.summary) : null,
    result,
    error: row.error,
    createdAt: row.createdAt,
    createdBy: personOf(row.createdBy, row.createdByName),
    startedAt: row.startedAt,
    finishedAt: row.finishedAt,
    abilities: {
      apply: manages && isDone && row.kind === 'preview' && row.followedBy === null && isFresh,
      undo: manages && isDone && row.kind === 'apply' && row.followedBy === null && (result?.moved ?? 0) > 0,
    },
  }
}
