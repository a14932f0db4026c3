import { z } from 'zod'
import { id, instant, requiredText } from '../kernel/schemas.ts'
import { permissions } from '../access/permissions.ts'
import { reference } from '../people/schema.ts'

const permission = z.enum(permissions)

/** Every key begins with this, so that scanners find a leaked one. */
export const apiKeyPrefix = 'zk_'

export const apiKey = z.object({
  id,
  name: z.string(),
  /** The first characters, to tell keys apart. */
  prefix: z.string(),
  person: reference,
  /** What the key may do at most; null: whatever its person may. */
  permissions: z.array(permission).nullable(),
  createdAt: instant,
  lastUsedAt: instant.nullable(),
  expiresAt: instant.nullable(),
  revokedAt: instant.nullable(),
})
export type ApiKey = z.output<typeof apiKey>

export const newApiKey = z.object({
  name: requiredText(100),
  expiresAt: instant.nullish(),
  permissions: z
    .array(permission)
    .min(1)
    .max(permissions.length)
    .nullish()
    .describe('what the key may do at most; left out: whatever its person may'),
})
type ParsedApiKey = z.output<typeof newApiKey>
export type NewApiKey = Pick<ParsedApiKey, 'name'> & Partial<ParsedApiKey>
