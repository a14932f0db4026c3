import type { ProviderKind } from '@zhike/core/single-sign-on/schema'

/** What is remembered in the browser, sealed, while somebody is away at the provider. */
export interface Journey {
  state: string
  nonce: string
  verifier: string
}

/** Who came back: the provider's own name for the person, which never changes, and what it says besides. */
export interface ForeignIdentity {
  subject: string
  claims: Readonly<Record<string, unknown>>
}

/**
 * One way of signing in elsewhere. OpenID Connect is the first; 企业微信, 钉钉 and 飞书 each become a kind of their own: a
 * file beside oidc-provider.ts and a line in provider-of.ts. Everything after `finish` (whom the identity names here,
 * who is let in, the session, the audit) is the same for all of them.
 */
export interface IdentityProvider {
  /** Where the browser is sent. */
  begin(journey: Journey, redirectUri: string): Promise<URL>
  /** Checks what the browser came back with; throws a problem where it does not hold up. */
  finish(journey: Journey, cameBackTo: URL): Promise<ForeignIdentity>
  /** What the provider offers, for whoever sets it up. */
  check(): Promise<{ issuer: string; authorizationEndpoint: string; supportsPkce: boolean }>
}

/** A provider as it is stored; the secret opened. */
export interface ProviderSettings {
  id: string
  kind: ProviderKind
  label: string
  version: number
  issuer: string
  clientId: string
  clientSecret: string | null
  claim: string
}
