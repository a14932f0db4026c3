import { createHmac, timingSafeEqual } from 'node:crypto'

/**
 * The session token of a cookie value as better-auth signs it (token.base64(HMAC-SHA-256)), or null where the
 * signature is not ours: a forged token never reaches the database.
 */
export function sessionToken(cookie: string | undefined, secret: string): string | null {
  if (!cookie) return null
  const dot = cookie.lastIndexOf('.')
  if (dot < 1) return null
  const token = cookie.slice(0, dot)
  const given = Buffer.from(cookie.slice(dot + 1), 'base64')
  const expected = createHmac('sha256', secret).update(token).digest()
  return given.length === expected.length && timingSafeEqual(given, expected) ? token : null
}
