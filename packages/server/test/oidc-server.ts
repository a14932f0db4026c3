import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { generateKeyPairSync } from 'node:crypto'
import { Provider, type Configuration } from 'oidc-provider'

/** What the server says of somebody; the key is the subject. */
export type OidcAccounts = Record<string, Record<string, unknown>>

export interface OidcServer {
  issuer: string
  clientId: string
  clientSecret: string
  accounts: OidcAccounts
  /** Who signs in without being asked; null shows a form that asks for the name. */
  signInAs(subject: string | null): void
  close(): Promise<void>
}

/** A real OpenID Connect server (oidc-provider) on this machine, for one client that comes back to one address. */
export async function startOidcServer(redirectUri: string, accounts: OidcAccounts): Promise<OidcServer> {
  const [clientId, clientSecret] = ['zhike', 'the secret of the client']
  let subject: string | null = null
  // The issuer is known once the port is: the provider is made then.
  const http = createServer()
  await new Promise<void>((done) => http.listen(0, '127.0.0.1', done))
  const issuer = `http://127.0.0.1:${(http.address() as AddressInfo).port}`

  const key = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' })
  const configuration: Configuration = {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [redirectUri],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    jwks: { keys: [{ ...key, kid: 'test', use: 'sig', alg: 'RS256' }] },
    cookies: { keys: ['a key of tests'] },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name', 'employee'] },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_ctx, id) => ({ accountId: id, claims: () => ({ ...accounts[id], sub: id }) }),
    ttl: { Interaction: 600, Session: 600, Grant: 600, AccessToken: 600, IdToken: 600 },
  }
  const provider = new Provider(issuer, configuration)
  provider.use(async (ctx, next) => {
    if (!ctx.path.startsWith('/interaction/')) return next()
    const typed = ctx.method === 'POST' ? new URLSearchParams(await bodyOf(ctx.req)).get('login') : null
    const accountId = typed ?? subject
    if (accountId === null) {
      ctx.type = 'html'
      ctx.body = `<!doctype html><html lang="en"><title>Company login</title>
        <form method="post"><label>Company account <input name="login"></label><button>Continue</button></form>`
      return
    }
    if (accountId === 'refused') {
      await provider.interactionFinished(ctx.req, ctx.res, {
        error: 'access_denied',
        error_description: 'you pressed cancel',
      })
    } else {
      const grant = new provider.Grant({ accountId, clientId })
      grant.addOIDCScope('openid email profile')
      const result = { login: { accountId }, consent: { grantId: await grant.save() } }
      await provider.interactionFinished(ctx.req, ctx.res, result)
    }
    ctx.respond = false
  })
  http.on('request', provider.callback())
  return {
    issuer,
    clientId,
    clientSecret,
    accounts,
    signInAs: (next) => {
      subject = next
    },
    close: () =>
      new Promise((done) => {
        http.closeAllConnections()
        http.close(() => done())
      }),
  }
}

async function bodyOf(request: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}
