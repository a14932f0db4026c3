import type { IdentityProviderRecord } from '@zhike/core/single-sign-on/schema'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { selectProviderRecords } from './queries.ts'

export async function listIdentityProviders(
  ctx: Context,
  redirectUri: string,
): Promise<{ items: IdentityProviderRecord[]; redirectUri: string }> {
  requirePermission(ctx, 'settings.manage')
  return { items: await selectProviderRecords(ctx), redirectUri }
}
