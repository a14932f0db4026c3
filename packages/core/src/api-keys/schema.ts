import { z } from 'zod'
import { id, instant, requiredText } from '../kernel/schemas.ts'
import { reference } from '../people/schema.ts'

/** Every key begins with this, so that scanners find a leaked one. */
export const apiKeyPrefix = 'zk_'

export const apiKey = z.object({
  id,
  name: z.string(),
  /** The first characters, to tell keys apart. */
  prefix: z.string(),
  person: reference,
  createdAt: instant,
  lastUsedAt: instant.nullable(),
  expiresAt: instant.nullable(),
  revokedAt: instant.nullable(),
})
export type ApiKey = z.output<typeof apiKey>

export const newApiKey = z.object({ name: requiredText(100), expiresAt: instant.nullish() })
export type NewApiKey = z.output<typeof newApiKey>
