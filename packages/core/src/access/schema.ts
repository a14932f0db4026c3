import { z } from 'zod'
import { permissions } from './permissions.ts'
import { protectedFieldNames } from './protected-fields.ts'
import { roleKeys, scopes } from './roles.ts'

export const builtInRole = z.enum(roleKeys)

const chosenDepartment = z.templateLiteral(['department:', z.uuid()])

/** Whose customers; `department:<id>` is a chosen department with those below it. */
export const scope = z.union([z.enum(scopes), chosenDepartment]).meta({ id: 'DataScope' })

export const fieldShow = z.enum(['visible', 'masked', 'hidden'])
/** How a role sees a protected field, and whether it may change it. Absent = visible, changeable. */
export const fieldRule = z.strictObject({ show: fieldShow.default('visible'), edit: z.boolean().default(true) })

export const grants = z.partialRecord(z.enum(permissions), z.array(scope).max(60))
export const fieldRules = z.partialRecord(z.enum(protectedFieldNames), fieldRule)
