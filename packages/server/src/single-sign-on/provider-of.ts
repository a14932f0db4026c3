import type { ProviderKind } from '@zhike/core/single-sign-on/schema'
import { ssoSecretLost } from '@zhike/core/single-sign-on/problems'
import type { Context } from '../platform/context/context.ts'
import { openClientSecret } from './client-secret.ts'
import type { IdentityProvider, ProviderSettings } from './identity-provider.ts'
import { oidcProvider } from './oidc-provider.ts'
import type { ProviderRow } from './queries.ts'

/** Every kind of provider, a line each. */
const kinds: Record<ProviderKind, (settings: ProviderSettings) => IdentityProvider> = {
  oidc: oidcProvider,
}

export function providerOf(ctx: Context, row: ProviderRow): IdentityProvider {
  const { clientSecret: sealed, ...rest } = row
  const clientSecret = sealed === null ? null : openClientSecret(ctx, sealed)
  if (sealed !== null && clientSecret === null) throw ssoSecretLost({ label: row.label })
  return kinds[row.kind]({ ...rest, clientSecret })
}
