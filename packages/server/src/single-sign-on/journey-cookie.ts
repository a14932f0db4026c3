import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { seal, unseal } from '../platform/auth/seal.ts'
import type { Secrets } from '../platform/auth/secrets.ts'

const minutes = 10
const purpose = 'single-sign-on-under-way'
const path = '/api/v1/single-sign-on'

const travelling = z.object({
  providerId: z.string(),
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  /** The page that was wanted. */
  to: z.string(),
  expiresAt: z.number(),
})
export type Travelling = z.output<typeof travelling>

const nameOf = (isSecure: boolean) => `${isSecure ? '__Secure-' : ''}zhike.single_sign_on`

/**
 * A sign-in under way lies sealed in the browser that began it: an answer of the provider counts in that browser alone,
 * once, for ten minutes, on whichever process it arrives.
 */
export function keepJourney(
  reply: FastifyReply,
  secrets: Secrets,
  journey: Omit<Travelling, 'expiresAt'>,
  isSecure: boolean,
): void {
  const content = JSON.stringify({ ...journey, expiresAt: Date.now() + minutes * 60_000 } satisfies Travelling)
  const sealed = seal(secrets.current(), purpose, content).toString('base64url')
  reply.setCookie(nameOf(isSecure), sealed, {
    path,
    httpOnly: true,
    sameSite: 'lax',
    secure: isSecure,
    maxAge: minutes * 60,
  })
}

export function takeJourney(
  request: FastifyRequest,
  reply: FastifyReply,
  secrets: Secrets,
  isSecure: boolean,
): Travelling | null {
  const cookie = request.cookies[nameOf(isSecure)]
  reply.clearCookie(nameOf(isSecure), { path, secure: isSecure })
  const opened = cookie === undefined ? null : unseal(secrets.all(), purpose, Buffer.from(cookie, 'base64url'))
  if (opened === null) return null
  const journey = travelling.parse(JSON.parse(opened))
  return journey.expiresAt > Date.now() ? journey : null
}
