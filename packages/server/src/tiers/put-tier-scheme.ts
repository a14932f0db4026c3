import type { z } from 'zod'
import { checkScheme } from '@zhike/core/tiers/check-scheme'
import type { TierScheme, tierSchemeRecord } from '@zhike/core/tiers/schema'
import { changedFields } from '../platform/audit/changed-fields.ts'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { getTierScheme } from './get-tier-scheme.ts'
import { readScheme } from './read-scheme.ts'
import { upsertScheme } from './scheme-queries.ts'

/** Keeps a new scheme; customers get their tiers by it with the next run. */
export async function putTierScheme(ctx: Context, scheme: TierScheme): Promise<z.output<typeof tierSchemeRecord>> {
  requirePermission(ctx, 'tier.manage')
  checkScheme(scheme)
  return transaction(ctx, async (ctx) => {
    const { scheme: before } = await readScheme(ctx)
    await upsertScheme(ctx, scheme)
    await writeAudit(ctx, {
      action: 'tier-scheme.update',
      subjectType: 'tier-scheme',
      ...changedFields(before, scheme),
    })
    return getTierScheme(ctx)
  })
}
