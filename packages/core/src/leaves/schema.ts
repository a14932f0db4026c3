import { z } from 'zod'
import { day, id, instant, optionalText } from '../kernel/schemas.ts'

const leavePerson = z.object({ id, name: z.string(), isActive: z.boolean() })

/** Which ones of a list: under way · now or later · all. */
export const leaveStates = ['now', 'open', 'all'] as const

/** Somebody is away, both days included; the delegate reaches what they hold as their own while it lasts. */
export const leave = z
  .object({
    id,
    person: leavePerson,
    delegate: leavePerson,
    fromOn: day,
    untilOn: day,
    note: z.string().nullable(),
    state: z.enum(['upcoming', 'now', 'over']),
    /** How many customers the person holds now. */
    held: z.int(),
    createdAt: instant,
    createdByName: z.string().nullable(),
    version: z.int(),
    abilities: z.object({ update: z.boolean(), cancel: z.boolean() }),
  })
  .meta({ id: 'Leave' })
export type Leave = z.output<typeof leave>

export const newLeave = z.object({
  personId: id.optional().describe('left out = oneself; somebody else’s needs person.manage'),
  delegateId: id,
  fromOn: day,
  untilOn: day,
  note: optionalText(300),
})
export type NewLeave = z.output<typeof newLeave>

export const leavePatch = z.strictObject({
  delegateId: id.optional().describe('from now on, also in the middle of a leave'),
  fromOn: day.optional().describe('stays as it is once the leave has begun'),
  untilOn: day.optional(),
  note: optionalText(300),
})
export type LeavePatch = z.output<typeof leavePatch>
