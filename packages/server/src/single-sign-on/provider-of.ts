import type { ProviderKind } from '@zhike/core/single-sign-on/schema'
import { ssoSecretLost } from '@zhike/core/single-sign-on/problems'
import { openSealed } from '../platform/auth/seal-value.ts'
import type { Context } from '../platform/context/context.ts'
import type { IdentityProvider, ProviderSettings } from './identity-provider.ts'
import { oidcProvider } from './oidc-provider.ts'
import type { ProviderRow } from './queries.ts'

/** Every kind of provider, a line each. */
const kinds: Record<ProviderKind, (settings: ProviderSettings) => IdentityProvider> = {
  oidc: oidcProvider,
}

export function providerOf(ctx: Context, row: ProviderRow): IdentityProvider {
  const { clientSecret: sealed, ...rest } = row
  const clientSecret = sealed === null ? null : openSealed(ctx.services.secrets.all(), sealed)
  if (sealed !== null && clientSecret === null) throw ssoSecretLost({ label: row.label })
  return kinds[row.kind]({ ...rest, clientSecret })
}
