import { createHmac, timingSafeEqual } from 'node:crypto'

/** A session token as a cookie carries it, with a proof that this installation set it. */
export interface SignedToken {
  token: string
  /** Signed with an earlier secret: the cookie wants signing anew. */
  isOld: boolean
}

/**
 * The session token of a cookie value as better-auth signs it (token.base64(HMAC-SHA-256)), or null where the
 * signature is not ours: a forged token never reaches the database.
 */
export function sessionToken(cookie: string | undefined, secrets: readonly string[]): SignedToken | null {
  if (!cookie) return null
  const dot = cookie.lastIndexOf('.')
  if (dot < 1) return null
  const token = cookie.slice(0, dot)
  const given = Buffer.from(cookie.slice(dot + 1), 'base64')
  for (const [age, secret] of secrets.entries()) {
    const expected = signatureOf(token, secret)
    if (given.length === expected.length && timingSafeEqual(given, expected)) return { token, isOld: age > 0 }
  }
  return null
}

/** The cookie value that stands for a token. */
export function signToken(token: string, secret: string): string {
  return `${token}.${signatureOf(token, secret).toString('base64')}`
}

function signatureOf(token: string, secret: string): Buffer {
  return createHmac('sha256', secret).update(token).digest()
}
