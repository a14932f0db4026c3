import { createHash, randomBytes } from 'node:crypto'
import { apiKeyPrefix } from '@zhike/core/api-keys/schema'

/** 256 bits of chance need no slow hash. */
export function hashApiKey(key: string): Buffer {
  return createHash('sha256').update(key).digest()
}

export function makeApiKey(): { key: string; prefix: string; hash: Buffer } {
  const key = apiKeyPrefix + randomBytes(32).toString('base64url')
  return { key, prefix: key.slice(0, apiKeyPrefix.length + 6), hash: hashApiKey(key) }
}
