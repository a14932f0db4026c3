import type { checkDuplicateBody, duplicateMatch } from '@zhike/core/customers/duplicate-schema'
import type { z } from 'zod'
import { findLikeness } from '../duplicates/find-likeness.ts'
import { requireCustomer } from '../platform/access/scoped-customers.ts'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { readSetting } from '../settings/read-setting.ts'

type Match = z.infer<typeof duplicateMatch>

const mostMatches = 10

/** 查重: says that a customer exists and who has it; what else is known stays hidden where it is not the asker's. */
export async function checkDuplicate(
  ctx: Context,
  { customerId, ...question }: z.input<typeof checkDuplicateBody>,
): Promise<{ exists: boolean; matches: Match[] }> {
  requirePermission(ctx, 'customer.check-duplicate')
  return transaction(ctx, async (ctx) => {
    if (customerId) await requireCustomer(ctx, customerId)
    const rules = await readSetting(ctx, 'duplicates.rules')
    const found = await findLikeness(ctx, question, rules, customerId ?? null)
    const shown = found.slice(0, mostMatches)
    await writeAudit(ctx, {
      action: 'customer.check-duplicate',
      subjectType: 'customer',
      summary: { found: found.length },
      after: { ...question, customerIds: shown.map((one) => one.customerId) },
    })
    const matches = shown.map(({ customerId: id, name, score, evidence, common, isVisible, holder }): Match => ({
      by: evidence,
      common,
      score,
      isLikely: score >= rules.listFrom,
      customer: isVisible ? { id, name } : null,
      holder,
    }))
    return { exists: matches.length > 0, matches }
  })
}
