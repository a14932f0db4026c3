import { notFound } from '@zhike/core/kernel/problems'
import { tenureReason } from '@zhike/core/ownership/schema'
import { findLeave } from '../leaves/find-leave.ts'
import { reaches, requireCustomer } from '../platform/access/scoped-customers.ts'
import { may, type Context } from '../platform/context/context.ts'
import { explainRuleDecision } from '../rules/explain-rule-decision.ts'
import { findOpenTenure } from './explain-queries.ts'
import { presentTenure } from './present-tenure.ts'

/** "为什么归我？": who is responsible, since when, why in words, and the rules that led there. */
export async function getOwnership(ctx: Context, customerId: string) {
  await requireCustomer(ctx, customerId)
  const row = await findOpenTenure(ctx, customerId)
  if (!row) throw notFound({ id: customerId })
  const { id, holder, startAt, days, reasonCode, label, sentence, actor } = presentTenure(ctx, row)
  const rules =
    row.ruleVersionId !== null && row.rulePosition !== null
      ? await explainRuleDecision(ctx, {
          versionId: row.ruleVersionId,
          position: row.rulePosition,
          facts: tenureReason.parse(row.reason).facts ?? {},
          at: new Date(row.startAt),
        })
      : null
  return {
    customerId,
    tenureId: id,
    holder,
    since: startAt,
    days,
    reasonCode,
    label,
    sentence,
    actor,
    leave: row.personId === null ? null : await findLeave(ctx, row.personId),
    rules,
    abilities: {
      release: row.personId !== null && (await reaches(ctx, 'customer.release', row.personId, customerId)),
      assign:
        row.personId === null
          ? may(ctx, 'customer.assign')
          : await reaches(ctx, 'customer.assign', row.personId, customerId),
    },
  }
}
