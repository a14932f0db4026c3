// Chance is asked for in larger pieces: one by one it is the dearest part of an id.
const pool = new Uint8Array(10 * 400)
let used = pool.length
const hex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

/** A UUIDv7 (RFC 9562): 48 bits of Unix milliseconds, then random bits, so that ids sort by the time they were made. */
export function newId(nowMs: number = Date.now()): string {
  if (used === pool.length) {
    crypto.getRandomValues(pool)
    used = 0
  }
  const bytes = new Uint8Array(16)
  bytes.set(pool.subarray(used, used + 10), 6)
  used += 10
  let rest = nowMs
  for (let i = 5; i >= 0; i--) {
    bytes[i] = rest % 256
    rest = Math.floor(rest / 256)
  }
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  let text = ''
  for (const byte of bytes) text += hex[byte] ?? ''
  return `${text.slice(0, 8)}-${text.slice(8, 12)}-${text.slice(12, 16)}-${text.slice(16, 20)}-${text.slice(20)}`
}
