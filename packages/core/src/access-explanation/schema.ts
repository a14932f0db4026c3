import { z } from 'zod'
import { groundCodes } from '../access/explain-access.ts'
import { scopedPermissions } from '../access/permissions.ts'
import { fieldRules, scope } from '../access/schema.ts'
import { id } from '../kernel/schemas.ts'

const named = z.object({ id, name: z.string() })
const rolePart = z.object({ role: z.string(), roleName: z.string().nullable(), scope })

export const accessExplanation = z
  .object({
    person: named.extend({ isActive: z.boolean(), departmentName: z.string().nullable(), roles: z.array(z.string()) }),
    customer: named.extend({
      holder: z.object({
        kind: z.enum(['person', 'pool']),
        id,
        name: z.string(),
        /** Where the person who holds belongs, from the top down; empty for a pool. */
        departments: z.array(z.string()),
      }),
    }),
    permissions: z.array(
      z.object({
        permission: z.enum(scopedPermissions),
        allowed: z.boolean(),
        /** Why it reaches: every ground there is. */
        grounds: z.array(rolePart.extend({ code: z.enum(groundCodes), through: z.array(z.string()) })),
        /** Scopes that are granted and do not reach this customer. None and no grounds = no role grants it. */
        misses: z.array(rolePart),
      }),
    ),
    /** How the person sees the protected fields of this customer. */
    fieldRules,
  })
  .meta({ id: 'AccessExplanation' })
export type AccessExplanationAnswer = z.output<typeof accessExplanation>
