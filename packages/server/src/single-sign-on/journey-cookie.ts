import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { openSealed, sealValue } from '../platform/auth/seal-value.ts'
import type { Secrets } from '../platform/auth/secrets.ts'

const minutes = 10
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
  const sealed = sealValue(
    secrets.current(),
    JSON.stringify({ ...journey, expiresAt: Date.now() + minutes * 60_000 } satisfies Travelling),
  )
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
  const opened = cookie === undefined ? null : openSealed(secrets.all(), cookie)
  if (opened === null) return null
  const journey = travelling.parse(JSON.parse(opened))
  return journey.expiresAt > Date.now() ? journey : null
}
