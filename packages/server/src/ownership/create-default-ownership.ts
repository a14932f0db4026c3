import { newId } from '@zhike/core/kernel/ids'
import type { Locale } from '@zhike/core/kernel/problem'
import type { Rule } from '@zhike/core/rules/schema'
import { writeAudit } from '../platform/audit/write-audit.ts'
import type { Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { createFirstRules } from '../rules/create-first-rules.ts'
import {
  findDefaultOwnership,
  insertArchivePool,
  insertDefaultPool,
  type DefaultOwnership,
} from './default-ownership-queries.ts'

const poolNames: Record<Locale, { default: string; archive: string }> = {
  'zh-CN': { default: '公海', archive: '归档' },
  en: { default: 'Public pool', archive: 'Archive' },
}

/**
 * What every company begins with: a public pool, the archive pool and version 1 of the rules, whose only rule sends
 * everything to the public pool, or to `everythingTo` (a one-person company). What is there already stays.
 */
export async function createDefaultOwnership(
  ctx: Context,
  options: { locale?: Locale; everythingTo?: string } = {},
): Promise<DefaultOwnership> {
  return transaction(ctx, async (ctx) => {
    const known = await findDefaultOwnership(ctx)
    const names = poolNames[options.locale ?? ctx.company.locale]
    const publicPoolId = known.publicPoolId ?? (await insertDefaultPool(ctx, newId(), names.default))
    const archivePoolId = known.archivePoolId ?? (await insertArchivePool(ctx, newId(), names.archive))
    const then: Rule['then'] = options.everythingTo
      ? { kind: 'person', personId: options.everythingTo }
      : { kind: 'pool', poolId: publicPoolId }
    const ruleVersionId =
      known.ruleVersionId ?? (await createFirstRules(ctx, [{ id: newId(), name: null, when: null, then }]))
    if (Object.values(known).every((part) => part !== null)) return { publicPoolId, archivePoolId, ruleVersionId }
    await writeAudit(ctx, {
      action: 'ownership.set-up',
      subjectType: 'pool',
      subjectId: publicPoolId,
      summary: { archivePoolId, ruleVersionId },
    })
    return { publicPoolId, archivePoolId, ruleVersionId }
  })
}
