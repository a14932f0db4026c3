import { notFound } from '@zhike/core/kernel/problems'
import { defaultOwnershipMissing } from '@zhike/core/ownership/problems'
import { may, requirePermission, type Context } from '../platform/context/context.ts'
import { getAppliedRules } from './get-applied-rules.ts'
import { presentVersion } from './present-version.ts'
import { findActiveVersion, findDraft, findVersion, type RuleVersionRow } from './rule-version-queries.ts'

/** The rules in force, and for those who write them the draft. */
export async function getRules(ctx: Context) {
  requirePermission(ctx, 'rule.read')
  const active = await findActiveVersion(ctx)
  if (!active) throw defaultOwnershipMissing()
  const draft = may(ctx, 'rule.manage') ? await findDraft(ctx) : undefined
  return {
    active: await presentVersion(ctx, active),
    applied: await getAppliedRules(ctx, active),
    draft: draft ? await presentVersion(ctx, draft) : null,
  }
}

export async function getRuleVersion(ctx: Context, id: string) {
  return presentVersion(ctx, await requireVersion(ctx, id))
}

/** A version the actor can see: drafts, kept and discarded, belong to those who write rules. */
export async function requireVersion(ctx: Context, id: string): Promise<RuleVersionRow> {
  requirePermission(ctx, 'rule.read')
  const row = await findVersion(ctx, id)
  const isOpen = row?.state === 'active' || row?.state === 'superseded'
  if (!row || !(isOpen || may(ctx, 'rule.manage'))) throw notFound({ id })
  return row
}
