import type { ImportCounts } from '@zhike/core/imports/schema'
import { writeAudit } from '../platform/audit/write-audit.ts'
import type { Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { emitEvent } from '../platform/events/emit-event.ts'
import {
  clearDecisions,
  countDecisions,
  makeDecisionTables,
  prepareSession,
  saveDecisions,
  summariseRefusals,
} from './decision-queries.ts'
import {
  backendPid,
  cancelBackend,
  findImport,
  finishImport,
  isCancelled,
  lockImport,
  saveStep,
  type StoredImport,
} from './import-queries.ts'
import { ImportStopped, noCounts, type ImportRun } from './import-run.ts'
import { importSteps } from './import-steps.ts'

const cancelCheckMs = 1000

/** One transaction: every row is decided and, when that is the goal, written. */
export async function decideAndApply(outer: Context, found: StoredImport): Promise<void> {
  let backend = 0
  // A statement over a million rows takes seconds: whoever cancels does not wait for it.
  const watch = setInterval(() => {
    isCancelled(outer, found.id)
      .then((cancelled) => (cancelled && backend > 0 ? cancelBackend(outer, backend) : undefined))
      .catch((error: unknown) => outer.log.warn({ err: error }, 'looking whether an import was cancelled'))
  }, cancelCheckMs)
  try {
    await transaction(outer, async (ctx) => {
      if (!(await lockImport(ctx, found.id))) throw new ImportStopped('taken-over')
      // Read again behind the lock: another process may have finished it meanwhile.
      const current = await findImport(ctx, found.id)
      const expected = found.goal === 'apply' ? 'applying' : 'staging'
      if (current?.state !== expected || current.goal !== found.goal) throw new ImportStopped('taken-over')
      backend = await backendPid(ctx)
      await carryOut(ctx, current, startRun(outer, current))
      backend = 0
    })
  } finally {
    clearInterval(watch)
  }
}

async function carryOut(ctx: Context, current: StoredImport, run: ImportRun): Promise<void> {
  const { id, kind, goal } = current
  const { decide, apply } = importSteps[kind]
  await prepareSession(ctx)
  await makeDecisionTables(ctx)
  await clearDecisions(ctx, id)
  await decide(ctx, run)
  await saveDecisions(ctx, id)
  Object.assign(run.counts, await countDecisions(ctx, id, kind), recordsOf(run.counts.parts))
  const reasons = run.counts.refused === 0 ? [] : await summariseRefusals(ctx, id)
  if (goal === 'apply') await apply(ctx, run)
  const counts: ImportCounts = { ...run.counts, read: current.rowsRead, leftOut: current.rowsLeftOut }
  if (goal === 'apply') {
    await run.step('writing', 0.99)
    await writeAudit(ctx, {
      action: 'import.apply',
      subjectType: 'import',
      subjectId: id,
      summary: { kind, ...counts },
    })
    const { created, updated } = counts
    await emitEvent(ctx, 'import.applied', { importId: id, kind, created, updated })
    if (created > 0 && kind !== 'people' && kind !== 'departments') {
      await ctx.services.queue.add(ctx.db, 'refresh-completeness', { importId: id })
    }
  }
  await finishImport(ctx, current, goal === 'apply' ? 'done' : 'staged', counts, reasons)
}

/** Of a file of several kinds all records count, not its rows. */
function recordsOf(parts: ImportCounts['parts']) {
  if (!parts) return {}
  const of = (key: 'created' | 'updated' | 'skipped') => parts.customers[key] + parts.contacts[key] + parts.orders[key]
  return { created: of('created'), updated: of('updated'), skipped: of('skipped') }
}

function startRun(outer: Context, current: StoredImport): ImportRun {
  return {
    importId: current.id,
    kind: current.kind,
    fileName: current.fileName,
    options: current.options,
    detected: current.detected,
    counts: { ...noCounts },
    async step(phase, ratio) {
      if (await saveStep(outer, current.id, `${phase} ${ratio}`)) throw new ImportStopped('cancelled')
    },
  }
}
