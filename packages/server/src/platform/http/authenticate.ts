import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { apiKeyInvalid } from '@zhike/core/api-keys/problems'
import type { MustFirst } from '@zhike/core/session/schema'
import type { Logger } from 'pino'
import type { Env } from '../../env.ts'
import { hashApiKey } from '../auth/api-key-hash.ts'
import { authOf, sessionSeconds, type Auth } from '../auth/auth-of.ts'
import { copyCookies, requestHeaders } from '../auth/auth-headers.ts'
import { findCaller, touchApiKey, type Caller, type Credential } from '../auth/find-caller.ts'
import { anonymousActor, personActor } from '../auth/person-actor.ts'
import { lookAs, seeAsHeader } from '../auth/look-as.ts'
import { sessionToken, signToken } from '../auth/session-cookie.ts'
import type { Services } from '../context/context.ts'
import { checkOrigin } from './check-origin.ts'
import { requestLocale } from './http-context.ts'

/** Finds out who asks before any route below /api/v1 runs, and gives the request its context. */
export function installAuthentication(api: FastifyInstance, services: Services, env: Env): void {
  const auth = authOf(services, env)
  api.decorateRequest('context')
  api.addHook('onRequest', async (request, reply) => {
    const credential = readCredential(request, auth)
    // A key is never sent by a browser on its own.
    if (credential.kind !== 'api-key') checkOrigin(request, env.publicUrl)
    const { company, caller } = await findCaller(services.db, credential)
    if (credential.kind === 'api-key' && !caller) throw apiKeyInvalid()
    const ipAddress = request.ip
    request.context = {
      services,
      db: services.db,
      inTransaction: false,
      actor: caller
        ? personActor({
            ...caller,
            via: credential.kind === 'api-key' ? 'api-key' : 'web',
            sessionId: credential.kind === 'session' ? caller.credentialId : null,
            ipAddress,
            // A key was made by somebody who was inside already.
            mustFirst: credential.kind === 'session' ? mustFirst(caller) : null,
          })
        : anonymousActor(ipAddress),
      company,
      locale: caller?.locale ?? requestLocale(request, company.locale),
      requestId: request.id,
      log: request.log as Logger,
    }
    const seenAs = request.headers[seeAsHeader]
    if (caller && typeof seenAs === 'string' && request.context.actor.mustFirst === null)
      request.context = await lookAs(request.context, seenAs)
    if (credential.kind === 'session' && credential.isOld && caller) renewCookie(credential.token, auth, request, reply)
    else if (caller?.isStale) await refresh(credential, caller.credentialId, auth, request, reply)
  })
}

function mustFirst({ mustChangePassword, mustEnrol }: Caller): MustFirst | null {
  if (mustChangePassword) return 'change-password'
  return mustEnrol ? 'second-factor' : null
}

export function readCredential(request: FastifyRequest, auth: Auth): Credential {
  const authorization = request.headers.authorization
  if (authorization !== undefined) {
    const key = /^Bearer (\S{1,200})$/i.exec(authorization)?.[1]
    if (key === undefined) throw apiKeyInvalid()
    return { kind: 'api-key', hash: hashApiKey(key) }
  }
  const signed = sessionToken(request.cookies[auth.cookieName], auth.secrets.all())
  return signed === null ? { kind: 'none' } : { kind: 'session', ...signed }
}

/** The secret was rotated: the same session, signed anew, before the old secret is forgotten. */
function renewCookie(token: string, auth: Auth, request: FastifyRequest, reply: FastifyReply): void {
  const isRemembered = request.cookies[auth.unrememberedName] === undefined
  reply.setCookie(auth.cookieName, signToken(token, auth.secrets.current()), {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: auth.secure,
    ...(isRemembered ? { maxAge: sessionSeconds } : {}),
  })
}

/** A key's use is noted, a session prolonged: rarely, and by better-auth's own rules. */
async function refresh(
  credential: Credential,
  credentialId: string,
  auth: Auth,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  if (credential.kind === 'api-key') return touchApiKey(request.context.db, credentialId)
  // "Not remembered" sessions end after a day, whatever happens.
  if (request.cookies[auth.unrememberedName] !== undefined) return
  const { headers } = await auth.api.getSession({ headers: requestHeaders(request), returnHeaders: true })
  copyCookies(headers, reply)
}
