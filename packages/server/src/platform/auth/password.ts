import { hashPassword as scryptHash, verifyPassword as scryptVerify } from 'better-auth/crypto'

/** As better-auth stores passwords, so that logins made here and there are the same. */
export function hashPassword(password: string): Promise<string> {
  return scryptHash(password)
}

export function verifyPassword(hash: string, password: string): Promise<boolean> {
  return scryptVerify({ hash, password })
}
