import { ssoCancelled, ssoRefused, ssoUnreachable } from '@zhike/core/single-sign-on/problems'
import * as oidc from 'openid-client'
import type { ForeignIdentity, IdentityProvider, Journey, ProviderSettings } from './identity-provider.ts'

const timeoutSeconds = 10
const keepMs = 60 * 60 * 1000

/** OpenID Connect: authorization code with PKCE, state and nonce; the ID token's signature is checked as well. */
export function oidcProvider(settings: ProviderSettings): IdentityProvider {
  return {
    async begin(journey, redirectUri) {
      const config = await told(settings, () => configOf(settings))
      return oidc.buildAuthorizationUrl(config, {
        redirect_uri: redirectUri,
        scope: 'openid email profile',
        state: journey.state,
        nonce: journey.nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(journey.verifier),
        code_challenge_method: 'S256',
      })
    },
    finish: (journey, cameBackTo) => told(settings, () => finish(settings, journey, cameBackTo)),
    async check() {
      const metadata = (await told(settings, () => discover(settings))).serverMetadata()
      return {
        issuer: metadata.issuer,
        authorizationEndpoint: metadata.authorization_endpoint ?? '',
        supportsPkce: metadata.supportsPKCE(),
      }
    },
  }
}

async function finish(settings: ProviderSettings, journey: Journey, cameBackTo: URL): Promise<ForeignIdentity> {
  const config = await configOf(settings)
  const tokens = await oidc.authorizationCodeGrant(config, cameBackTo, {
    pkceCodeVerifier: journey.verifier,
    expectedState: journey.state,
    expectedNonce: journey.nonce,
    idTokenExpected: true,
  })
  const claims = tokens.claims()
  if (!claims) throw ssoRefused({ label: settings.label, reason: 'id_token' })
  // Many providers keep e-mail addresses out of the ID token.
  if (claims[settings.claim] !== undefined || !config.serverMetadata().userinfo_endpoint) {
    return { subject: claims.sub, claims }
  }
  const more = await oidc.fetchUserInfo(config, tokens.access_token, claims.sub)
  return { subject: claims.sub, claims: { ...more, ...claims } }
}

const known = new Map<string, { version: string; at: number; config: oidc.Configuration }>()

/** What a provider says of itself is asked once an hour, and anew after its settings changed. */
async function configOf(settings: ProviderSettings): Promise<oidc.Configuration> {
  const version = `${settings.version} ${settings.issuer} ${settings.clientId} ${settings.clientSecret ?? ''}`
  const remembered = known.get(settings.id)
  if (remembered?.version === version && performance.now() - remembered.at < keepMs) return remembered.config
  const config = await discover(settings)
  known.set(settings.id, { version, at: performance.now(), config })
  return config
}

function discover({ issuer, clientId, clientSecret }: ProviderSettings): Promise<oidc.Configuration> {
  const url = new URL(issuer)
  const execute = [oidc.enableNonRepudiationChecks]
  // Such an issuer can only be on this machine: see isIssuer.
  if (url.protocol === 'http:') execute.push(oidc.allowInsecureRequests)
  const authentication = clientSecret === null ? oidc.None() : oidc.ClientSecretPost(clientSecret)
  return oidc.discovery(url, clientId, undefined, authentication, { execute, timeout: timeoutSeconds })
}

/** Runs a call to the provider and says in words what went wrong with it. */
async function told<T>({ label, issuer }: ProviderSettings, call: () => Promise<T>): Promise<T> {
  try {
    return await call()
  } catch (error) {
    if (error instanceof oidc.AuthorizationResponseError) {
      throw ssoCancelled({ label, reason: error.error_description ?? error.error })
    }
    if (error instanceof oidc.ResponseBodyError) {
      throw ssoRefused({ label, reason: error.error_description ?? error.error })
    }
    if (error instanceof oidc.ClientError && !isAway(error)) {
      throw ssoRefused({ label, reason: error.code ?? error.message })
    }
    // fetch says a TypeError when nobody answers.
    if (error instanceof oidc.ClientError || error instanceof TypeError) throw ssoUnreachable({ label, issuer })
    throw error
  }
}

/** Nobody answered in time, or something answered that is no such provider. */
function isAway({ code }: oidc.ClientError): boolean {
  return ['OAUTH_TIMEOUT', 'OAUTH_ABORT', 'OAUTH_RESPONSE_IS_NOT_CONFORM', 'OAUTH_RESPONSE_IS_NOT_JSON'].includes(
    code ?? '',
  )
}
