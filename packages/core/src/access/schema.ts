import { z } from 'zod'
import { id, instant, optionalText, requiredText } from '../kernel/schemas.ts'
import { permissions } from './permissions.ts'
import { protectedFieldNames } from './protected-fields.ts'
import { roleKeys, scopes, type Scope } from './roles.ts'

export const builtInRole = z.enum(roleKeys)

const chosenDepartment = z.templateLiteral(['department:', z.uuid()])

/** Whose customers; `department:<id>` is a chosen department with those below it. */
export const scope = z
  .union([z.enum(scopes), chosenDepartment])
  .transform((value) => value as Scope)
  .meta({ id: 'DataScope' })

export const fieldShow = z.enum(['visible', 'masked', 'hidden'])
/** How a role sees a protected field, and whether it may change it. Absent = visible, changeable. */
export const fieldRule = z.strictObject({ show: fieldShow.default('visible'), edit: z.boolean().default(true) })

export const grants = z.partialRecord(z.enum(permissions), z.array(scope).max(60))
export const fieldRules = z.partialRecord(z.enum(protectedFieldNames), fieldRule)

export const roleRecord = z
  .object({
    /** The key of a built-in role, else an id. */
    key: z.string(),
    isBuiltIn: z.boolean(),
    /** null: built in, named by the client's language. */
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
export type RoleRecord = z.output<typeof roleRecord>

/** What a picker shows. */
export const roleOption = z.object({ key: z.string(), isBuiltIn: z.boolean(), name: z.string().nullable() })
export type RoleOption = z.output<typeof roleOption>

export const roleInput = z.strictObject({
  name: requiredText(60),
  description: optionalText(300),
  grants,
  fields: fieldRules.default({}),
})
export type RoleInput = z.output<typeof roleInput>

export const rolePatch = roleInput.partial()
export type RolePatch = z.output<typeof rolePatch>

export const roleParams = z.object({ key: z.string().min(1).max(64) })
export const personParams = z.object({ id })
