import { z } from 'zod'
import { id } from '../kernel/schemas.ts'
import { attitudes, decisionRoles, tieKinds } from './roles.ts'

/** Of one contact. */
export const mostTies = 50

const role = z.enum(decisionRoles)
const attitude = z.enum(attitudes)

export const decisionPerson = z.object({
  contactId: id,
  name: z.string(),
  title: z.string().nullable(),
  isPrimary: z.boolean(),
  roles: z.array(role),
  attitude: attitude.nullable(),
  reportsTo: id.nullable(),
})
export type DecisionPerson = z.infer<typeof decisionPerson>

/** `influences` goes from the first to the second; the other kinds are the same both ways. */
export const decisionTie = z.object({ kind: z.enum(tieKinds), contactId: id, otherId: id })
export type DecisionTie = z.infer<typeof decisionTie>

export const decisionMap = z
  .object({
    /** Every contact of the customer, the primary one first. */
    people: z.array(decisionPerson),
    ties: z.array(decisionTie),
    abilities: z.object({ update: z.boolean() }),
  })
  .meta({ id: 'DecisionMap' })
export type DecisionMap = z.infer<typeof decisionMap>

/** All of one contact's part in it; what is not named is no more. */
export const putDecisionRoleBody = z.strictObject({
  roles: z.array(role).max(decisionRoles.length),
  attitude: attitude.nullable(),
  reportsTo: id.nullable(),
  ties: z.array(z.strictObject({ kind: z.enum(tieKinds), otherId: id })).max(mostTies),
})
export type PutDecisionRoleInput = z.output<typeof putDecisionRoleBody>
