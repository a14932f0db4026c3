import { z } from 'zod'
import { id, instant, money, optionalText, requiredText } from '../kernel/schemas.ts'

export const pool = z
  .object({
    id,
    name: z.string(),
    kind: z.enum(['public', 'archive']),
    description: z.string().nullable(),
    isDefault: z.boolean().meta({ description: 'takes what no rule places and what nobody else can hold' }),
    isActive: z.boolean(),
    everyoneClaims: z.boolean(),
    departments: z
      .array(z.object({ id, name: z.string() }))
      .meta({ description: 'whose people (and those below) may claim, unless everybody may' }),
    customers: z.object({ count: z.int(), capped: z.boolean() }),
    newIn7Days: z.int().meta({ description: 'counted up to 10,000' }),
    version: z.int(),
    abilities: z.object({ claim: z.boolean(), assign: z.boolean(), update: z.boolean(), deactivate: z.boolean() }),
  })
  .meta({ id: 'Pool' })
export type Pool = z.infer<typeof pool>

export const createPoolInput = z.object({
  name: requiredText(100),
  description: optionalText(500, { multiline: true }),
  everyoneClaims: z.boolean().default(true),
  departmentIds: z.array(id).max(200).default([]),
})

export const patchPoolInput = z.object({
  name: requiredText(100).optional(),
  description: optionalText(500, { multiline: true }),
  everyoneClaims: z.boolean().optional(),
  departmentIds: z.array(id).max(200).optional(),
  isDefault: z.literal(true).optional(),
})

/** What can be seen of a customer before it is claimed: nothing to contact it by. */
export const pooledCustomer = z
  .object({
    id,
    name: z.string(),
    kind: z.enum(['organisation', 'individual']),
    regionCode: z.string().nullable(),
    industryCode: z.string().nullable(),
    tier: z.enum(['A', 'B', 'C']).nullable(),
    isVip: z.boolean(),
    revenue12m: money.nullable(),
    lastOrderOn: z.string().nullable(),
    enteredAt: instant,
    label: z.string().meta({ description: 'how it came into the pool, in a few words' }),
    formerHolderName: z.string().nullable(),
    tenureId: id,
  })
  .meta({ id: 'PooledCustomer' })
export type PooledCustomer = z.infer<typeof pooledCustomer>

export const claimInput = z.object({
  customerIds: z.array(id).min(1).max(50),
  partial: z
    .boolean()
    .default(false)
    .meta({ description: 'false = all or none; true = as many as can be had, in the order given' }),
})

export const claimResult = z.object({
  claimed: z.array(z.object({ customerId: id, tenureId: id })),
  refused: z.array(
    z.object({ customerId: id, code: z.string(), message: z.string(), winnerName: z.string().nullable() }),
  ),
  held: z.int(),
  capacity: z.int().nullable(),
})
