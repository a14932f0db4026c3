import { createHash, randomBytes } from 'node:crypto'
import type { LinkPurpose } from '@zhike/core/access-links/schema'

/** 256 bits of chance need no slow hash, and no counting of attempts. */
export function hashLinkToken(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

export function makeLinkToken(): { token: string; hash: Buffer } {
  const token = randomBytes(32).toString('base64url')
  return { token, hash: hashLinkToken(token) }
}

const pages: Record<LinkPurpose, string> = { invitation: 'invite', 'password-reset': 'reset' }

/** The address of the page that the link opens. */
export function linkUrl(publicUrl: string, purpose: LinkPurpose, token: string): string {
  return `${publicUrl}/${pages[purpose]}/${token}`
}
