import { defaultOwnershipMissing } from '@zhike/core/ownership/problems'
import { storedRules, type Rule } from '@zhike/core/rules/schema'
import type { Context } from '../platform/context/context.ts'
import { findActiveVersion, type RuleVersionRow } from './rule-version-queries.ts'

export interface LoadedRules {
  versionId: string
  versionNo: number
  rules: Rule[]
}

// Versions other than drafts never change, so their parsed rules can be kept by id.
const parsed = new Map<string, Rule[]>()
const keptVersions = 20

export async function loadActiveRules(ctx: Context): Promise<LoadedRules> {
  const row = await findActiveVersion(ctx)
  if (!row) throw defaultOwnershipMissing()
  return loadRules(row)
}

export function loadRules(row: Pick<RuleVersionRow, 'id' | 'no' | 'state' | 'rules'>): LoadedRules {
  const known = row.state === 'draft' ? undefined : parsed.get(row.id)
  const rules = known ?? storedRules.parse(row.rules)
  if (!known && row.state !== 'draft') {
    if (parsed.size >= keptVersions) parsed.clear()
    parsed.set(row.id, rules)
  }
  return { versionId: row.id, versionNo: row.no, rules }
}
