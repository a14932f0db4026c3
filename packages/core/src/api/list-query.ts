import { z } from 'zod'
import { conditionSchema } from '../filter/condition.ts'

/** `filter=<condition JSON>`: text that is no condition is a 400, like any other wrong value. */
export const filterParam = z
  .string()
  .max(20_000)
  .transform((text, ctx) => {
    try {
      return JSON.parse(text) as unknown
    } catch {
      ctx.issues.push({ code: 'custom', message: 'malformed', input: text })
      return z.NEVER
    }
  })
  .pipe(conditionSchema)
  .optional()
  .meta({ description: 'A condition as JSON, e.g. {"field":"tier","op":"in","value":["A"]}' })

export const limitParam = z.coerce.number().int().min(1).max(200).default(50)
export const cursorParam = z.string().max(4000).optional().meta({ description: 'nextCursor of the page before' })
export const sortParam = z
  .string()
  .max(200)
  .optional()
  .meta({ description: 'Fields divided by commas; a leading minus turns one around' })
