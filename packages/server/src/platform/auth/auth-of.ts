import { betterAuth } from 'better-auth'
import { createAuthEndpoint } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import { z } from 'zod'
import type { Env } from '../../env.ts'
import type { Services } from '../context/context.ts'
import { datePlugin } from './date-plugin.ts'
import { readSecret } from './read-secret.ts'

const day = 24 * 60 * 60
export const sessionSeconds = 30 * day
/** A session used on another day than the last is prolonged. */
export const prolongAfterSeconds = day

/** Tells better-auth the client's address as Fastify found it behind trusted proxies. */
export const addressHeader = 'x-zhike-address'

/** Opens a session without a password: after setup, and in the demo. Never mounted on HTTP. */
const withoutPassword = {
  id: 'without-password',
  endpoints: {
    openSession: createAuthEndpoint(
      '/open-session',
      { method: 'POST', body: z.object({ userId: z.string() }), metadata: { SERVER_ONLY: true } },
      async (ctx) => {
        const user = await ctx.context.internalAdapter.findUserById(ctx.body.userId)
        if (!user) throw ctx.error('NOT_FOUND')
        const session = await ctx.context.internalAdapter.createSession(user.id, false)
        await setSessionCookie(ctx, { session, user }, false)
        return ctx.json({ sessionId: session.id })
      },
    ),
  },
}

function createAuth(services: Services, env: Env) {
  const secret = readSecret(env.secretFile)
  const secure = env.publicUrl.startsWith('https://')
  const auth = betterAuth({
    secret,
    baseURL: env.publicUrl,
    database: {
      db: services.db.withoutPlugins().withPlugin(datePlugin),
      type: 'postgres',
      schemaName: 'auth',
      transaction: true,
    },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 8, maxPasswordLength: 128 },
    session: { expiresIn: sessionSeconds, updateAge: prolongAfterSeconds, cookieCache: { enabled: false } },
    advanced: {
      cookiePrefix: 'zhike',
      useSecureCookies: secure,
      ipAddress: { ipAddressHeaders: [addressHeader] },
    },
    // Attempts are counted in our own table, which every process shares.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: {
      level: 'error',
      log: (_level, message, ...details) => services.log.error({ details }, `sign-in: ${message}`),
    },
    plugins: [withoutPassword],
  })
  const cookieName = `${secure ? '__Secure-' : ''}zhike.session_token`
  const unrememberedName = `${secure ? '__Secure-' : ''}zhike.dont_remember`
  return { secret, cookieName, unrememberedName, api: auth.api }
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
