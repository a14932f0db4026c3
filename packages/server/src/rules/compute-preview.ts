import { fromUnits, sumMoney, toUnits } from '@zhike/core/kernel/money'
import { notFound } from '@zhike/core/kernel/problems'
import { runOptions, type HolderChange, type PreviewSummary, type Rule } from '@zhike/core/rules/schema'
import { describeHolders } from '../ownership/read-holder.ts'
import type { Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { livingPopulation, type HolderTally, type Tally } from './bulk-decision-queries.ts'
import type { Report } from './report.ts'
import { decideInBulk } from './decide-in-bulk.ts'
import { presentMoves } from './list-run-moves.ts'
import { loadRules } from './load-rules.ts'
import { rulesEnvironment } from './rule-environment.ts'
import { findMoves } from './move-queries.ts'
import { dropStaleMoves, listCapacities, saveMoves, tallyMoves, type HolderMoves } from './preview-queries.ts'
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
    const { defaultPoolId, tally } = await decideInBulk(ctx, {
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
    await finishRun(ctx, run.id, await sumUp(ctx, run.id, rules, tally))
  })
}

async function sumUp(ctx: Context, runId: string, rules: readonly Rule[], tally: Tally): Promise<PreviewSummary> {
  const hits = new Map(tally.rules.map((one) => [one.position, one.hits]))
  const { groups, lost, gained } = await tallyMoves(ctx, runId)
  const movesOf = (position: number) =>
    groups.reduce((total, one) => total + (one.position === position ? one.moves : 0), 0)
  const top = await findMoves(ctx, runId, { skipped: undefined, cursor: null, limit: rowsWorthALook })
  const changes = changesOf(tally.holders, lost, gained)
  return {
    customers: [...hits.values()].reduce((total, one) => total + one, 0),
    moves: groups.reduce((total, one) => total + one.moves, 0),
    revenueMoved: sumMoney(groups.map((one) => one.revenue)),
    aTierMoves: groups.reduce((total, one) => total + one.aTier, 0),
    keptByHand: tally.rules.reduce((total, one) => total + one.kept, 0),
    fallbacks: groups.flatMap(({ fallback, position, moves }) =>
      fallback === null ? [] : [{ code: fallback, position, count: moves }],
    ),
    rules: rules.map((rule, index) => ({
      position: index + 1,
      ruleId: rule.id,
      hits: hits.get(index + 1) ?? 0,
      moves: movesOf(index + 1),
    })),
    holders: await presentChanges(ctx, changes.slice(0, holdersShown)),
    holdersChanged: changes.length,
    top: await presentMoves(ctx, top.slice(0, rowsWorthALook)),
  }
}

type Change = Omit<HolderChange, 'holder' | 'capacity' | 'loadPercent'> & Pick<HolderTally, 'personId' | 'poolId'>

/** Everybody who gains or loses, the largest change first. */
function changesOf(
  holders: readonly HolderTally[],
  lost: readonly HolderMoves[],
  gained: readonly HolderMoves[],
): Change[] {
  const idOf = ({ personId, poolId }: Pick<HolderTally, 'personId' | 'poolId'>) => personId ?? poolId ?? ''
  const byHolder = <T extends Pick<HolderTally, 'personId' | 'poolId'>>(some: readonly T[]) =>
    new Map(some.map((one) => [idOf(one), one]))
  const [before, leaving, coming] = [byHolder(holders), byHolder(lost), byHolder(gained)]
  const changed = byHolder([...lost, ...gained])
  return [...changed.values()]
    .map(({ personId, poolId }) => {
      const id = personId ?? poolId ?? ''
      const { held = 0, revenue: revenueBefore = '0.0000' } = before.get(id) ?? {}
      const { moves: lost = 0, revenue: revenueLost = '0' } = leaving.get(id) ?? {}
      const { moves: gained = 0, revenue: revenueGained = '0' } = coming.get(id) ?? {}
      const revenueAfter = fromUnits(toUnits(revenueBefore) + toUnits(revenueGained) - toUnits(revenueLost))
      return { personId, poolId, before: held, after: held + gained - lost, gained, lost, revenueBefore, revenueAfter }
    })
    .sort((a, b) => b.gained + b.lost - (a.gained + a.lost) || (idOf(a) < idOf(b) ? -1 : 1))
}

async function presentChanges(ctx: Context, changes: readonly Change[]): Promise<HolderChange[]> {
  const known = new Map((await describeHolders(ctx, changes)).map((holder) => [holder.id, holder]))
  const capacities = await listCapacities(
    ctx,
    changes.flatMap(({ personId }) => personId ?? []),
  )
  return changes.flatMap(({ personId, poolId, ...change }) => {
    const holder = known.get(personId ?? poolId ?? '')
    if (!holder) return []
    const capacity = capacities.get(holder.id) ?? null
    const loadPercent = capacity ? Math.round((change.after / capacity) * 100) : null
    return [{ holder, ...change, capacity, loadPercent }]
  })
}
