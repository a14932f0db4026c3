import type { BackupRun } from '@zhike/core/backup/schema'
import { definedProblems, type ProblemParams, renderTemplate } from '@zhike/core/kernel/problem'
import type { Context } from '../platform/context/context.ts'
import type { StoredError, StoredRun } from './queries.ts'

export function presentRun(ctx: Context, run: StoredRun): BackupRun {
  const { id, kind, cause, state, stage, backupId, backupName, by, createdAt, finishedAt, report } = run
  const seconds =
    run.startedAt === null || finishedAt === null
      ? null
      : Math.round((Date.parse(finishedAt) - Date.parse(run.startedAt)) / 100) / 10
  return {
    id,
    kind,
    cause,
    state,
    stage,
    backupId,
    backupName,
    by,
    createdAt,
    finishedAt,
    seconds,
    report,
    error: errorText(ctx, run.error),
  }
}

function errorText(ctx: Context, error: StoredError): string | null {
  if (error === null) return null
  const definition = definedProblems().get(error.code)
  return definition ? renderTemplate(definition[ctx.locale], error.params as ProblemParams) : error.code
}
