import { fieldsRead } from '@zhike/core/rules/evaluate-rules'
import type { Context } from '../platform/context/context.ts'
import { decidedStagedSource, stagedPopulation } from './bulk-decision-queries.ts'
import { decideInBulk } from './decide-in-bulk.ts'
import { loadActiveRules } from './load-rules.ts'
import { rulesEnvironment } from './rule-environment.ts'

/** The rules in force decide the blanks of new_customers; answers the tenures to open as a source. */
export async function decideStaged(ctx: Context) {
  const { versionId, rules } = await loadActiveRules(ctx)
  const environment = await rulesEnvironment(ctx, rules)
  const { defaultPoolId, dealtIds } = await decideInBulk(ctx, {
    rules,
    population: stagedPopulation,
    environment,
    lock: true,
  })
  return {
    source: decidedStagedSource(defaultPoolId, versionId, fieldsRead(rules), environment.custom),
    personIds: dealtIds,
  }
}
