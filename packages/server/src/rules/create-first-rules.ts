import { newId } from '@zhike/core/kernel/ids'
import type { Rule } from '@zhike/core/rules/schema'
import type { Context } from '../platform/context/context.ts'
import { insertFirstVersion } from './rule-version-queries.ts'

/** Version 1, in force at once: a company is never without rules. */
export async function createFirstRules(ctx: Context, rules: readonly Rule[]): Promise<string> {
  const id = newId()
  await insertFirstVersion(ctx, { id, rules })
  return id
}
