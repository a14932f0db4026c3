import { setTimeout as wait } from 'node:timers/promises'
import { fileGone, importCrashed } from '@zhike/core/imports/problems'
import { Problem } from '@zhike/core/kernel/problem'
import { existsSync } from 'node:fs'
import type { Context } from '../platform/context/context.ts'
import { isPassingError } from '../platform/database/passing-error.ts'
import { carryOutUndo } from './carry-out-undo.ts'
import { customImportFields } from './custom-import-fields.ts'
import { decideAndApply } from './decide-and-apply.ts'
import { importFile } from './import-files.ts'
import { actorOfImport, findImport, isCancelled, setState, stopImport, type StoredImport } from './import-queries.ts'
import { ImportStopped } from './import-run.ts'
import { stageFile } from './stage-file.ts'
import { makeStagePlan } from './stage-plan.ts'

/** Together about a minute: as long as a database needs to come back after a crash. */
const pausesMs = [500, 1000, 2000, 4000, 8000, 15_000, 30_000]

/**
 * Carries an import on from wherever it stands to its goal: reads what is not staged yet, then decides every row, or
 * decides and writes in one transaction; or takes it back. May be called again after any crash; what is done is not done twice.
 */
export async function runImport(ctx: Context, importId: string): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    try {
      await attemptImport(ctx, importId)
      return
    } catch (error) {
      const pause = pausesMs[attempt]
      if (!isPassingError(error) || pause === undefined) throw error
      ctx.log.warn({ err: error, importId, attempt }, 'import interrupted, trying again')
      await wait(pause)
    }
  }
}

async function attemptImport(outer: Context, importId: string): Promise<void> {
  const found = await findImport(outer, importId)
  if (found?.state === 'undoing') {
    await carryOutUndo({ ...outer, actor: await actorOfImport(outer, found.undoneBy, outer.actor.via) }, found)
    return
  }
  if (!found || (found.state !== 'staging' && found.state !== 'applying')) return
  const ctx = { ...outer, actor: await actorOfImport(outer, found.createdBy, outer.actor.via) }
  try {
    if (found.state === 'staging') await stage(ctx, found)
    if (found.goal === 'apply') await setState(ctx, importId, 'staging', 'applying')
    await decideAndApply(ctx, found)
  } catch (error) {
    if (error instanceof ImportStopped && error.reason === 'taken-over') return
    if (isPassingError(error)) throw error
    if (error instanceof ImportStopped || (await isCancelled(ctx, importId))) {
      await stopImport(ctx, importId, 'cancelled', null)
      return
    }
    const problem =
      error instanceof Problem ? error : importCrashed({ fileName: found.fileName, requestId: ctx.requestId })
    if (problem !== error) ctx.log.error({ err: error, importId }, 'import failed')
    await stopImport(ctx, importId, 'failed', { code: problem.code, params: wordsOf(problem) })
  }
}

async function stage(ctx: Context, found: StoredImport): Promise<void> {
  const path = importFile(ctx.services.dataDir, found.id)
  if (!existsSync(path)) throw fileGone({ fileName: found.fileName })
  const plan = makeStagePlan({
    ...found,
    path,
    companyCurrency: ctx.company.currency,
    timeZone: ctx.company.timeZone,
    custom: await customImportFields(ctx, found.kind, { withPeople: true }),
  })
  const isComplete = await stageFile(ctx, {
    plan,
    importId: found.id,
    fileName: found.fileName,
    byteSize: found.byteSize,
  })
  if (!isComplete) throw new ImportStopped((await isCancelled(ctx, found.id)) ? 'cancelled' : 'taken-over')
}

function wordsOf(problem: Problem): Record<string, string | number> {
  const words: Record<string, string | number> = {}
  for (const [key, value] of Object.entries(problem.params)) {
    if (typeof value === 'string' || typeof value === 'number') words[key] = value
  }
  return words
}
