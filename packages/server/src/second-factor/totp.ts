import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

// Time-based one-time passwords (RFC 6238) as every authenticator knows them: SHA-1, six digits, thirty seconds.

const stepSeconds = 30
const secretBytes = 20
/** A phone's clock may be off by a step either way. */
const tolerance = 1
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** 160 bits of chance in base32. */
export function makeTotpSecret(): string {
  return toBase32(randomBytes(secretBytes))
}

export function totpStep(now: Date): number {
  return Math.floor(now.getTime() / 1000 / stepSeconds)
}

/** The digits of one step (RFC 4226 §5.3). */
export function totpCode(secret: string, step: number, digits = 6): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const hash = createHmac('sha1', fromBase32(secret)).update(counter).digest()
  const offset = (hash.at(-1) ?? 0) & 0x0f
  const number = hash.readUInt32BE(offset) & 0x7fffffff
  return String(number % 10 ** digits).padStart(digits, '0')
}

/** The step whose code this is, looking one step around now; null when it is of none of them. */
export function matchingStep(secret: string, code: string, now: Date): number | null {
  const present = totpStep(now)
  let found: number | null = null
  // All of them are computed, so that the time taken tells nothing.
  for (let step = present - tolerance; step <= present + tolerance; step++) {
    if (isSame(totpCode(secret, step), code)) found = step
  }
  return found
}

/** What a QR code tells an authenticator. */
export function totpUri(secret: string, company: string, account: string): string {
  const label = `${encodeURIComponent(company)}:${encodeURIComponent(account)}`
  return `otpauth://totp/${label}?secret=${secret}&issuer=${encodeURIComponent(company)}&algorithm=SHA1&digits=6&period=${stepSeconds}`
}

function isSame(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))
}

export function toBase32(bytes: Uint8Array): string {
  let bits = ''
  for (const byte of bytes) bits += byte.toString(2).padStart(8, '0')
  return (bits.match(/.{1,5}/g) ?? []).map((part) => alphabet[Number.parseInt(part.padEnd(5, '0'), 2)]).join('')
}

function fromBase32(text: string): Buffer {
  let bits = ''
  for (const character of text) bits += alphabet.indexOf(character).toString(2).padStart(5, '0')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((part) => Number.parseInt(part, 2)))
}
