import { rulesHaveErrors } from '@zhike/core/rules/problems'
import type { Context } from '../platform/context/context.ts'
import { presentVersion } from './present-version.ts'
import type { RuleVersionRow } from './rule-version-queries.ts'

/** A draft with errors decides nothing. Rules in force stay usable: a target that left since has its fallback. */
export async function refuseErrors(ctx: Context, version: RuleVersionRow): Promise<void> {
  if (version.state !== 'draft') return
  const { findings } = await presentVersion(ctx, version)
  const errors = findings.filter((finding) => finding.severity === 'error')
  const [first] = errors
  if (first) throw rulesHaveErrors({ no: version.no, count: errors.length, first: first.message })
}
