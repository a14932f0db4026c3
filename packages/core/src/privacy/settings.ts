import { z } from 'zod'
import { text } from '../kernel/schemas.ts'

const count = z.int().min(1).max(1_000_000)

/** null = none. */
export const contactViewLimits = z
  .object({ alert: count.nullable(), limit: count.nullable() })
  .refine(({ alert, limit }) => alert === null || limit === null || alert <= limit, {
    path: ['limit'],
    error: 'below_alert',
  })
export type ContactViewLimits = z.output<typeof contactViewLimits>

/** A purpose that comes with the product has no name: the reader's language names it. */
export const purpose = z.object({
  key: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/),
  name: text(40).min(1).nullable(),
})
export type Purpose = z.output<typeof purpose>

export const builtInPurposes = ['service', 'marketing', 'profiling', 'sharing'] as const

export const purposes = z
  .array(purpose)
  .min(1)
  .max(20)
  .refine((list) => new Set(list.map(({ key }) => key)).size === list.length, { error: 'duplicate' })
  .refine(
    (list) => list.every(({ key, name }) => name !== null || (builtInPurposes as readonly string[]).includes(key)),
    {
      error: 'name_missing',
    },
  )

export const fallbackPurposes: Purpose[] = builtInPurposes.map((key) => ({ key, name: null }))

export const retention = z.object({
  /** Uploaded files and staged rows of imports that are over. */
  importDays: z.int().min(1).max(365),
  /** Individuals of whom nothing was heard for so long are listed for erasure; null = never. */
  inactiveMonths: z.int().min(1).max(240).nullable(),
})
export type Retention = z.output<typeof retention>
