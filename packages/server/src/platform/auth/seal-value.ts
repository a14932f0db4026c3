import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto'

// Values that the program itself has to read again (a second factor's secret, a client secret, a mail password) lie in
// the database encrypted: whoever holds a copy of it, a backup say, cannot use them without the secret file.

const form = 'v1'
const ivBytes = 12
const tagBytes = 16

/** AES-256-GCM under a key made of the installation's secret: "v1.<key>.<iv, text, tag>". */
export function sealValue(secret: string, text: string): string {
  const { id, key } = keyOf(secret)
  const iv = randomBytes(ivBytes)
  const cipher = createCipheriv('aes-256-gcm', key, iv)
  cipher.setAAD(Buffer.from(`${form}.${id}`))
  const body = Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
  return `${form}.${id}.${body.toString('base64url')}`
}

/** What was sealed with one of these secrets; null where it was another installation's, or altered. */
export function openSealed(secrets: readonly string[], sealed: string): string | null {
  const [given, id, body] = sealed.split('.')
  if (given !== form || !id || !body) return null
  const found = secrets.map(keyOf).find((one) => one.id === id)
  const bytes = Buffer.from(body, 'base64url')
  if (!found || bytes.length < ivBytes + tagBytes) return null
  const decipher = createDecipheriv('aes-256-gcm', found.key, bytes.subarray(0, ivBytes))
  decipher.setAAD(Buffer.from(`${form}.${id}`))
  decipher.setAuthTag(bytes.subarray(-tagBytes))
  try {
    return Buffer.concat([decipher.update(bytes.subarray(ivBytes, -tagBytes)), decipher.final()]).toString('utf8')
  } catch (error) {
    // GCM's only complaint: the proof does not fit.
    if (error instanceof Error) return null
    throw error
  }
}

/** Whether a value was sealed with one of these secrets, without opening it. */
export function isSealedWith(secrets: readonly string[], sealed: string): boolean {
  return secrets.some((secret) => sealed.startsWith(`${form}.${keyOf(secret).id}.`))
}

const keys = new Map<string, { id: string; key: Buffer }>()

function keyOf(secret: string): { id: string; key: Buffer } {
  const known = keys.get(secret)
  if (known) return known
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'zhike sealed values', 32))
  const made = { id: createHash('sha256').update(key).digest('hex').slice(0, 8), key }
  keys.set(secret, made)
  return made
}
