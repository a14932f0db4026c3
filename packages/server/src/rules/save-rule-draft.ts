import type { FieldCatalogue } from '@zhike/core/filter/field-types'
import { validateCondition } from '@zhike/core/filter/validate-condition'
import { newId } from '@zhike/core/kernel/ids'
import { lostUpdate } from '@zhike/core/kernel/problems'
import { noDraft, rulesUnusable } from '@zhike/core/rules/problems'
import { isRuleField, ruleCatalogue } from '@zhike/core/rules/rule-catalogue'
import type { Rule } from '@zhike/core/rules/schema'
import { visibleFields } from '../custom-fields/visible-fields.ts'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { getRuleVersion } from './get-rules.ts'
import { loadRules } from './load-rules.ts'
import { findDraft, lockVersions, updateDraft } from './rule-version-queries.ts'

export interface RulesInput {
  rules: { id?: string | undefined; name?: string | null | undefined; when: Rule['when']; then: Rule['then'] }[]
  note?: string | null | undefined
}

/**
 * Replaces the draft's list. A condition that could never be evaluated is refused; a list that is merely not finished
 * (nobody to catch the rest, an inactive person) is saved, and its findings say what is still to be done.
 */
export async function saveRuleDraft(ctx: Context, input: RulesInput, version: number) {
  requirePermission(ctx, 'rule.manage')
  const rules = input.rules.map((rule): Rule => ({
    id: rule.id ?? newId(),
    name: rule.name ?? null,
    when: rule.when,
    then: rule.then,
  }))
  refuseUnusable(rules, ruleCatalogue((await visibleFields(ctx, 'customer')).filter(isRuleField)))
  return transaction(ctx, async (ctx) => {
    await lockVersions(ctx)
    const draft = await findDraft(ctx)
    if (!draft) throw noDraft()
    if (draft.version !== version) throw lostUpdate({ current: draft.version, yours: version })
    await updateDraft(ctx, draft.id, { rules, note: input.note })
    await writeAudit(ctx, {
      action: 'rules.save',
      subjectType: 'rule-version',
      subjectId: draft.id,
      summary: { no: draft.no, rules: rules.length },
      before: loadRules(draft).rules,
      after: rules,
    })
    return getRuleVersion(ctx, draft.id)
  })
}

function refuseUnusable(rules: readonly Rule[], fields: FieldCatalogue): void {
  const details = rules.flatMap((rule, index) => [
    ...(rule.when === null
      ? []
      : validateCondition(rule.when, fields).map((detail) => ({
          ...detail,
          path: `/rules/${index}/when${detail.path}`,
        }))),
    ...(rules.findIndex((one) => one.id === rule.id) < index
      ? [{ path: `/rules/${index}/id`, code: 'doubled', value: rule.id }]
      : []),
  ])
  if (details.length > 0) throw rulesUnusable({ count: details.length }, details)
}
