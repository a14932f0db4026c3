import { betterAuth } from 'better-auth'
import { createAuthEndpoint } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import { sessionOrigins } from '@zhike/core/session/schema'
import { z } from 'zod'
import type { Env } from '../../env.ts'
import type { Services } from '../context/context.ts'
import { datePlugin } from './date-plugin.ts'

const day = 24 * 60 * 60
export const sessionSeconds = 30 * day
/** A session used on another day than the last is prolonged. */
export const prolongAfterSeconds = day

/** Tells better-auth the client's address as Fastify found it behind trusted proxies. */
export const addressHeader = 'x-zhike-address'

/** Opens a session for whoever has been recognised, by whatever means. Never mounted on HTTP. */
const opener = {
  id: 'opener',
  endpoints: {
    openSession: createAuthEndpoint(
      '/open-session',
      {
        method: 'POST',
        body: z.object({ userId: z.string(), remember: z.boolean(), openedBy: z.enum(sessionOrigins) }),
        metadata: { SERVER_ONLY: true },
      },
      async (ctx) => {
        const { userId, remember, openedBy } = ctx.body
        const user = await ctx.context.internalAdapter.findUserById(userId)
        if (!user) throw ctx.error('NOT_FOUND')
        const session = await ctx.context.internalAdapter.createSession(user.id, !remember, { openedBy })
        await setSessionCookie(ctx, { session, user }, !remember)
        return ctx.json({ sessionId: session.id })
      },
    ),
  },
}

function createEngine(services: Services, env: Env, secret: string) {
  return betterAuth({
    secret,
    baseURL: env.publicUrl,
    database: {
      db: services.db.withoutPlugins().withPlugin(datePlugin),
      type: 'postgres',
      schemaName: 'auth',
      transaction: true,
    },
    session: {
      expiresIn: sessionSeconds,
      updateAge: prolongAfterSeconds,
      cookieCache: { enabled: false },
      additionalFields: { openedBy: { type: 'string', required: false, input: false } },
    },
    advanced: {
      cookiePrefix: 'zhike',
      useSecureCookies: isSecure(env),
      ipAddress: { ipAddressHeaders: [addressHeader] },
    },
    // Attempts are counted in our own table, which every process shares.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: {
      level: 'error',
      log: (_level, message, ...details) => services.log.error({ details }, `sign-in: ${message}`),
    },
    plugins: [opener],
  })
}

const isSecure = (env: Env) => env.publicUrl.startsWith('https://')

function createAuth(services: Services, env: Env) {
  const { secrets } = services
  const secure = isSecure(env)
  const cookieName = `${secure ? '__Secure-' : ''}zhike.session_token`
  const unrememberedName = `${secure ? '__Secure-' : ''}zhike.dont_remember`
  let signsWith = secrets.current()
  let engine = createEngine(services, env, signsWith)
  return {
    secrets,
    cookieName,
    unrememberedName,
    secure,
    /** Of an engine that signs with the newest secret: after a rotation another one takes over. */
    get api() {
      if (secrets.current() !== signsWith) {
        signsWith = secrets.current()
        engine = createEngine(services, env, signsWith)
      }
      return engine.api
    },
  }
}

export type Auth = ReturnType<typeof createAuth>

const made = new WeakMap<Services, Auth>()

/** The sign-in engine of a process; made at the first use. */
export function authOf(services: Services, env: Env): Auth {
  const known = made.get(services)
  if (known) return known
  const auth = createAuth(services, env)
  made.set(services, auth)
  return auth
}
