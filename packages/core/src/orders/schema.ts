import { z } from 'zod'
import { cursorParam, limitParam } from '../api/list-query.ts'
import { customInput, customValues, heldFiles } from '../custom-fields/schema.ts'
import { currency, day, id, instant, money, optionalText, requiredText } from '../kernel/schemas.ts'

export const orderLine = z.object({ product: z.string(), quantity: money, price: money })
export const orderLineInput = z.strictObject({ product: requiredText(200), quantity: money, price: money })
export type OrderLineInput = z.output<typeof orderLineInput>

export const order = z
  .object({
    id,
    customerId: id,
    version: z.int(),
    number: z.string(),
    orderedOn: day,
    amount: money,
    currency: z.string(),
    /** In the company's currency, at the rate in force when it was entered. */
    amountBase: money,
    isReturn: z.boolean(),
    notes: z.string().nullable(),
    lines: z.array(orderLine),
    custom: customValues.optional().meta({ description: 'fields of the company’s own that the caller sees' }),
    customNames: z.record(z.string(), z.string()).optional(),
    customFiles: heldFiles.optional(),
    createdAt: instant,
    updatedAt: instant,
    abilities: z.object({ update: z.boolean(), delete: z.boolean() }),
  })
  .meta({ id: 'Order' })
export type Order = z.infer<typeof order>

export const createOrderBody = z.strictObject({
  number: requiredText(100),
  orderedOn: day,
  /** May be left out when there are lines: then it is their sum; else it must equal it. */
  amount: money.optional(),
  currency: currency.optional(),
  /** A return has a negative amount; a negative amount without this is refused. */
  isReturn: z.boolean().default(false),
  notes: optionalText(2000, { multiline: true }),
  lines: z.array(orderLineInput).max(500).optional(),
  custom: customInput.optional(),
})
export type CreateOrderInput = z.output<typeof createOrderBody>

export const patchOrderBody = z.strictObject({
  number: requiredText(100).optional(),
  orderedOn: day.optional(),
  amount: money.optional(),
  currency: currency.optional(),
  isReturn: z.boolean().optional(),
  notes: optionalText(2000, { multiline: true }),
  /** Replaces all lines. */
  lines: z.array(orderLineInput).max(500).optional(),
  custom: customInput.optional(),
})
export type PatchOrderInput = z.output<typeof patchOrderBody>

export const orderParams = z.object({ id, orderId: id })
/** Newest first. */
export const listOrdersQuery = z.object({ limit: limitParam, after: cursorParam })
