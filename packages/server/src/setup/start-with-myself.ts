import type { Context } from '../platform/context/context.ts'
import { applyOwnershipRun } from '../rules/apply-ownership-run.ts'
import { createRuleDraft } from '../rules/create-rule-draft.ts'
import { getRules } from '../rules/get-rules.ts'
import { previewRules } from '../rules/preview-rules.ts'
import { saveRuleDraft } from '../rules/save-rule-draft.ts'

/**
 * A company that starts from nothing begins with one rule: everything comes to whoever starts it. Only while the rules
 * are still the first ones; afterwards they are changed where rules are changed.
 */
export async function startWithMyself(ctx: Context): Promise<void> {
  const { personId } = ctx.actor
  const { active, draft } = await getRules(ctx)
  if (personId === null || draft !== null || active.no !== 1) return
  const { version } = await createRuleDraft(ctx)
  const rules = active.rules.map(({ id, name, when }) => ({
    id,
    name,
    when,
    then: { kind: 'person' as const, personId },
  }))
  await saveRuleDraft(ctx, { rules }, version)
  const { id } = await previewRules(ctx, { who: 'pools', includeManual: false })
  await applyOwnershipRun(ctx, id, { moveCustomers: false })
}
