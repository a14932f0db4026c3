import { randomBytes } from 'node:crypto'
import { notFound } from '@zhike/core/kernel/problems'
import type { Context } from '../platform/context/context.ts'
import type { Journey } from './identity-provider.ts'
import { providerOf } from './provider-of.ts'
import { selectProvider } from './queries.ts'

/** Where to send the browser, and what it has to bring back with it. */
export async function startSingleSignOn(
  ctx: Context,
  providerId: string,
  redirectUri: string,
): Promise<{ url: URL; journey: Journey }> {
  const row = await selectProvider(ctx, providerId)
  if (!row?.isActive) throw notFound({ id: providerId })
  const chance = () => randomBytes(32).toString('base64url')
  const journey = { state: chance(), nonce: chance(), verifier: chance() }
  return { url: await providerOf(ctx, row).begin(journey, redirectUri), journey }
}
