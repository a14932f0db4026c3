import { z } from 'zod'
import { fieldRules, grants } from '../access/schema.ts'
import { instant, optionalText, requiredText } from '../kernel/schemas.ts'

export const roleKey = z.string().min(1).max(64)

export const role = z
  .object({
    /** The key of a built-in role, else an id. */
    key: roleKey,
    isBuiltIn: z.boolean(),
    /** null: built in, named by the language of the client. */
    name: z.string().nullable(),
    description: z.string().nullable(),
    grants,
    fields: fieldRules,
    /** How many active people have it. */
    people: z.int(),
    version: z.int(),
    updatedAt: instant,
    abilities: z.object({ update: z.boolean(), delete: z.boolean() }),
  })
  .meta({ id: 'Role' })
export type Role = z.output<typeof role>

/** What a picker shows. */
export const roleOption = z.object({ key: roleKey, isBuiltIn: z.boolean(), name: z.string().nullable() })
export type RoleOption = z.output<typeof roleOption>

export const roleInput = z.strictObject({
  name: requiredText(60),
  description: optionalText(300),
  grants,
  fields: fieldRules.default({}),
})
export type RoleInput = z.output<typeof roleInput>

export const rolePatch = z.strictObject({
  name: requiredText(60).optional(),
  description: optionalText(300),
  grants: grants.optional(),
  fields: fieldRules.optional(),
})
export type RolePatch = z.output<typeof rolePatch>

export const roleParams = z.object({ key: roleKey })
