import { notFound } from '@zhike/core/kernel/problems'
import type { ProviderCheck } from '@zhike/core/single-sign-on/schema'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { providerOf } from './provider-of.ts'
import { selectProvider } from './queries.ts'

/** What the provider answers right now: whether address and network are right, before somebody stands at the door. */
export async function checkIdentityProvider(ctx: Context, id: string, redirectUri: string): Promise<ProviderCheck> {
  requirePermission(ctx, 'settings.manage')
  const row = await selectProvider(ctx, id)
  if (!row) throw notFound({ id })
  return { ...(await providerOf(ctx, row).check()), redirectUri }
}
