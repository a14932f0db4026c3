import { fieldsRead } from '@zhike/core/rules/evaluate-rules'
import type { Context } from '../platform/context/context.ts'
import { loadRules } from './load-rules.ts'
import { findActiveVersion } from './rule-version-queries.ts'

/** The places, counted from 1, of the rules in force that ask for a field. */
export async function rulesReading(ctx: Context, field: string): Promise<number[]> {
  const active = await findActiveVersion(ctx)
  const rules = active ? loadRules(active).rules : []
  return rules.flatMap((rule, index) => (fieldsRead([rule]).includes(field) ? [index + 1] : []))
}
