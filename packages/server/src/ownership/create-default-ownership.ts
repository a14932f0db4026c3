import { newId } from '@zhike/core/kernel/ids'
import type { Locale } from '@zhike/core/kernel/problem'
import type { Rule } from '@zhike/core/rules/schema'
import { writeAudit } from '../platform/audit/write-audit.ts'
import type { Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { createFirstRules } from '../rules/create-first-rules.ts'
import { findDefaultOwnership, insertPools, type DefaultOwnership } from './default-ownership-queries.ts'

const poolNames: Record<Locale, { default: string; archive: string }> = {
  'zh-CN': { default: '公海', archive: '归档' },
  en: { default: 'Public pool', archive: 'Archive' },
}

/**
 * What every company begins with: a public pool, the archive pool and version 1 of the rules, whose only rule sends
 * everything to the public pool, or to `everythingTo` (a one-person company). Done already, it answers what is there.
 */
export async function createDefaultOwnership(
  ctx: Context,
  options: { locale?: Locale; everythingTo?: string } = {},
): Promise<DefaultOwnership> {
  return transaction(ctx, async (ctx) => {
    const known = await findDefaultOwnership(ctx)
    if (known) return known
    const names = poolNames[options.locale ?? ctx.company.locale]
    const publicPoolId = newId()
    const archivePoolId = newId()
    await insertPools(ctx, [
      { id: publicPoolId, name: names.default, kind: 'public', isDefault: true },
      { id: archivePoolId, name: names.archive, kind: 'archive', isDefault: false },
    ])
    const then: Rule['then'] = options.everythingTo
      ? { kind: 'person', personId: options.everythingTo }
      : { kind: 'pool', poolId: publicPoolId }
    const ruleVersionId = await createFirstRules(ctx, [{ id: newId(), name: null, when: null, then }])
    await writeAudit(ctx, {
      action: 'ownership.set-up',
      subjectType: 'pool',
      subjectId: publicPoolId,
      summary: { archivePoolId, ruleVersionId },
    })
    return { publicPoolId, archivePoolId, ruleVersionId }
  })
}
