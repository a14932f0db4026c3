import { newId } from '@zhike/core/kernel/ids'
import { defaultOwnershipMissing } from '@zhike/core/ownership/problems'
import { draftExists } from '@zhike/core/rules/problems'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { getRuleVersion, requireVersion } from './get-rules.ts'
import { loadRules } from './load-rules.ts'
import { findActiveVersion, findDraft, insertDraft, lockVersions } from './rule-version-queries.ts'

/** A draft copied from the rules in force or from an older version: how one goes back to it. */
export async function createRuleDraft(ctx: Context, options: { basedOn?: string | undefined } = {}) {
  requirePermission(ctx, 'rule.manage')
  return transaction(ctx, async (ctx) => {
    await lockVersions(ctx)
    const existing = await findDraft(ctx)
    if (existing) throw draftExists({ no: existing.no })
    const source = options.basedOn ? await requireVersion(ctx, options.basedOn) : await findActiveVersion(ctx)
    if (!source) throw defaultOwnershipMissing()
    const id = newId()
    await insertDraft(ctx, { id, basedOn: source.id, rules: loadRules(source).rules })
    await writeAudit(ctx, {
      action: 'rules.draft',
      subjectType: 'rule-version',
      subjectId: id,
      summary: { basedOn: source.no },
    })
    return getRuleVersion(ctx, id)
  })
}
