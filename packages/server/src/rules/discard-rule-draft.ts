import { noDraft } from '@zhike/core/rules/problems'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { discardDraft, findDraft, lockVersions } from './rule-version-queries.ts'

/** The draft is kept as a record, but is no draft any more; its number is not used again. */
export async function discardRuleDraft(ctx: Context): Promise<void> {
  requirePermission(ctx, 'rule.manage')
  await transaction(ctx, async (ctx) => {
    await lockVersions(ctx)
    const draft = await findDraft(ctx)
    if (!draft) throw noDraft()
    await discardDraft(ctx, draft.id)
    await writeAudit(ctx, {
      action: 'rules.discard',
      subjectType: 'rule-version',
      subjectId: draft.id,
      summary: { no: draft.no },
    })
  })
}
