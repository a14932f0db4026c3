import type { z } from 'zod'
import type { tierSchemeRecord } from '@zhike/core/tiers/schema'
import { may, requirePermission, type Context } from '../platform/context/context.ts'
import { currentPeriod } from './current-period.ts'
import { readScheme } from './read-scheme.ts'

export async function getTierScheme(ctx: Context): Promise<z.output<typeof tierSchemeRecord>> {
  requirePermission(ctx, 'tier.read')
  const kept = await readScheme(ctx)
  const { from, to } = await currentPeriod(ctx, kept.scheme.period)
  const manages = may(ctx, 'tier.manage')
  return { ...kept, periodFrom: from, periodTo: to, abilities: { update: manages, run: manages } }
}
