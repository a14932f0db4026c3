import { sumMoney } from '@zhike/core/kernel/money'
import { notFound } from '@zhike/core/kernel/problems'
import { runOptions, type HolderChange, type PreviewSummary, type Rule } from '@zhike/core/rules/schema'
import { describeHolders } from '../ownership/read-holder.ts'
import type { Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { livingPopulation } from './bulk-decision-queries.ts'
import type { Report } from './report.ts'
import { decideInBulk } from './decide-in-bulk.ts'
import { presentMoves } from './list-run-moves.ts'
import { loadRules } from './load-rules.ts'
import { rulesEnvironment } from './rule-environment.ts'
import { findMoves } from './move-queries.ts'
import {
  countHits,
  countKeptByHand,
  dropStaleMoves,
  readHolderChanges,
  saveMoves,
  sumMoves,
} from './preview-queries.ts'
import { findVersion } from './rule-version-queries.ts'
import { finishRun, type RunRow } from './run-queries.ts'

const steps = ['evaluate', 'share', 'record', 'sum'] as const
const holdersShown = 200
const rowsWorthALook = 20

/** What the rules would change, with its figures; kept with the run so that exactly this can be applied. */
export async function computePreview(ctx: Context, run: RunRow, report: Report): Promise<void> {
  const phase = (step: (typeof steps)[number]) => report(step, steps.indexOf(step), steps.length)
  await transaction(ctx, async (ctx) => {
    const version = run.ruleVersionId ? await findVersion(ctx, run.ruleVersionId) : undefined
    if (!version) throw notFound({ id: run.ruleVersionId ?? run.id })
    const { rules } = loadRules(version)
    const options = runOptions.parse(run.options)
    const people = options.who === 'pools' ? 'none' : options.includeManual ? 'all' : 'by-rule'
    const { defaultPoolId } = await decideInBulk(ctx, {
      rules,
      population: livingPopulation({ people }),
      environment: await rulesEnvironment(ctx, rules),
      lock: false,
      onPhase: phase,
    })
    phase('record')
    await dropStaleMoves(ctx, run.id)
    await saveMoves(ctx, run.id, defaultPoolId)
    phase('sum')
    await finishRun(ctx, run.id, await sumUp(ctx, run.id, rules))
  })
}

async function sumUp(ctx: Context, runId: string, rules: readonly Rule[]): Promise<PreviewSummary> {
  const hits = new Map((await countHits(ctx)).map((one) => [one.position, one.hits]))
  const groups = await sumMoves(ctx, runId)
  const movesOf = (position: number) =>
    groups.reduce((total, one) => total + (one.position === position ? one.moves : 0), 0)
  const top = await findMoves(ctx, runId, { skipped: undefined, cursor: null, limit: rowsWorthALook })
  const { holders, holdersChanged } = await readHolders(ctx, runId)
  return {
    customers: [...hits.values()].reduce((total, one) => total + one, 0),
    moves: groups.reduce((total, one) => total + one.moves, 0),
    revenueMoved: sumMoney(groups.map((one) => one.revenue)),
    aTierMoves: groups.reduce((total, one) => total + one.aTier, 0),
    keptByHand: await countKeptByHand(ctx),
    fallbacks: groups.flatMap(({ fallback, position, moves }) =>
      fallback === null ? [] : [{ code: fallback, position, count: moves }],
    ),
    rules: rules.map((rule, index) => ({
      position: index + 1,
      ruleId: rule.id,
      hits: hits.get(index + 1) ?? 0,
      moves: movesOf(index + 1),
    })),
    holders,
    holdersChanged,
    top: await presentMoves(ctx, top.slice(0, rowsWorthALook)),
  }
}

async function readHolders(ctx: Context, runId: string): Promise<{ holders: HolderChange[]; holdersChanged: number }> {
  const rows = await readHolderChanges(ctx, runId, holdersShown)
  const known = new Map((await describeHolders(ctx, rows)).map((holder) => [holder.id, holder]))
  const holders = rows.flatMap((row) => {
    const holder = known.get(row.personId ?? row.poolId ?? '')
    if (!holder) return []
    const { before, gained, lost, revenueBefore, revenueAfter, capacity } = row
    const after = before + gained - lost
    const loadPercent = capacity ? Math.round((after / capacity) * 100) : null
    return [{ holder, before, after, gained, lost, revenueBefore, revenueAfter, capacity, loadPercent }]
  })
  return { holders, holdersChanged: rows[0]?.total ?? 0 }
}
