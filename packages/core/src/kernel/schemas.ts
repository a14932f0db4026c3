import { z } from 'zod'
import { isDay } from './time.ts'

// Building blocks of wire schemas. Ids, days, instants and amounts are strings on the wire.

export const id = z.uuid()
export const day = z.string().refine(isDay, { error: 'day' }).meta({ format: 'date', description: 'YYYY-MM-DD' })
export const instant = z.iso.datetime({ offset: true })
export const money = z
  .string()
  .regex(/^-?\d{1,15}(\.\d{1,4})?$/)
  .meta({ description: 'decimal string, at most four places' })
export const currency = z.string().regex(/^[A-Z]{3}$/)

/** Text without control characters (line breaks and tabs excepted when `multiline`) and broken surrogates, trimmed. */
export function text(max: number, options: { multiline?: boolean } = {}) {
  const pattern = options.multiline
    ? /^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ud800-\udfff]*$/u
    : /^[^\u0000-\u001f\u007f\ud800-\udfff]*$/u
  return z.string().trim().max(max).regex(pattern)
}

export function requiredText(max: number, options: { multiline?: boolean } = {}) {
  return text(max, options).min(1)
}

/** An optional text field that a form may send empty: '' and null mean "no value". */
export function optionalText(max: number, options: { multiline?: boolean } = {}) {
  return text(max, options)
    .nullish()
    .transform((value) => (value === undefined ? undefined : value === '' ? null : value))
}

export const idParams = z.object({ id })
export const empty = z.object({})

/** A page of a list: by key, never by offset. */
export function page<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() })
}

export const countResult = z.object({ count: z.int(), capped: z.boolean() })

export const problemDocument = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string().optional(),
  params: z.record(z.string(), z.unknown()).optional(),
  errors: z.array(z.object({ path: z.string(), code: z.string(), message: z.string(), value: z.unknown() })).optional(),
  requestId: z.string().optional(),
})
