import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

// Version 1: a byte 1, 12 bytes of nonce, 16 of proof, the text under AES-256-GCM.

const version = 1
const headLength = 1 + 12 + 16

/** What the database must hold but not show: readable only with this installation's secret, and for this purpose alone. */
export function seal(secret: string, purpose: string, text: string): Buffer {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keyFor(secret, purpose), nonce)
  const content = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([Buffer.of(version), nonce, cipher.getAuthTag(), content])
}

/** The text, or null where it was sealed with none of these secrets, for another purpose, or changed since. */
export function unseal(secrets: readonly string[], purpose: string, sealed: Buffer): string | null {
  if (sealed.length < headLength || sealed[0] !== version) return null
  for (const secret of secrets) {
    const text = open(secret, purpose, sealed)
    if (text !== null) return text
  }
  return null
}

function open(secret: string, purpose: string, sealed: Buffer): string | null {
  const decipher = createDecipheriv('aes-256-gcm', keyFor(secret, purpose), sealed.subarray(1, 13))
  decipher.setAuthTag(sealed.subarray(13, headLength))
  try {
    return Buffer.concat([decipher.update(sealed.subarray(headLength)), decipher.final()]).toString('utf8')
  } catch (error) {
    // What Node says of a proof that does not fit carries no code.
    if (error instanceof Error && /unable to authenticate/i.test(error.message)) return null
    throw error
  }
}

function keyFor(secret: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', `zhike:${purpose}`, 32))
}
