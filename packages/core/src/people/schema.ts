import { z } from 'zod'
import { day, id, instant, optionalText, requiredText } from '../kernel/schemas.ts'
import { timeZone } from '../kernel/time-zone.ts'
import { maxPasswordLength, minPasswordLength } from './password-length.ts'

/** The key of a role: built in, or the id of one of the company's own. */
export const role = z.string().min(1).max(64)

/** Somebody or something referred to by name. */
export const reference = z.object({ id, name: z.string() })

/** Any characters, spaces included; only the length is ruled. */
export const password = z
  .string()
  .min(minPasswordLength, { error: 'password.length' })
  .max(maxPasswordLength, { error: 'password.length' })

/** How many customers a person can hold (客户持有上限); null = no limit. */
export const capacity = z.int().min(0).max(1_000_000).nullable()

export const optionalEmail = z
  .union([z.literal(''), z.string().trim().toLowerCase().pipe(z.email().max(254))])
  .nullish()
  .transform((value) => (value === undefined ? undefined : value || null))

/** As people write it; stored as E.164 where it can be read as such. */
export const optionalPhone = z
  .union([
    z.literal(''),
    z
      .string()
      .trim()
      .regex(/^\+?[\d\s()-]{5,24}$/),
  ])
  .nullish()
  .transform((value) => (value === undefined ? undefined : value || null))

/** When somebody is away and who looks after what they hold, both days included. */
export const personLeave = z.object({ id, fromOn: day, untilOn: day, delegate: reference })
export type PersonLeave = z.output<typeof personLeave>

export const person = z.object({
  id,
  name: z.string(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  staffNumber: z.string().nullable(),
  post: z.string().nullable(),
  department: reference.nullable(),
  manager: reference.nullable(),
  roles: z.array(role),
  teams: z.array(reference),
  /** The leave that lasts, else the next one. */
  leave: personLeave.nullable(),
  isOnLeave: z.boolean(),
  locale: z.enum(['zh-CN', 'en']).nullable(),
  /** null = the company’s. */
  timeZone: z.string().nullable(),
  capacity,
  /** How many customers the person holds now. */
  held: z.int(),
  isActive: z.boolean(),
  canSignIn: z.boolean(),
  version: z.int(),
  createdAt: instant,
  updatedAt: instant,
  abilities: z.object({
    update: z.boolean(),
    setRoles: z.boolean(),
    deactivate: z.boolean(),
    resetPassword: z.boolean(),
  }),
})
export type Person = z.output<typeof person>

/** What a picker shows. */
export const personOption = z.object({
  id,
  name: z.string(),
  staffNumber: z.string().nullable(),
  departmentId: id.nullable(),
  departmentName: z.string().nullable(),
  isActive: z.boolean(),
})
export type PersonOption = z.output<typeof personOption>

const editable = {
  email: optionalEmail,
  phone: optionalPhone,
  staffNumber: optionalText(64),
  post: optionalText(100),
  departmentId: id.nullish(),
  managerId: id.nullish(),
  capacity: capacity.optional(),
  locale: z.enum(['zh-CN', 'en']).nullish(),
  timeZone: timeZone.nullish(),
}

export const personPatch = z.object({ name: requiredText(100).optional(), ...editable })
export type PersonPatch = z.output<typeof personPatch>

export const newPerson = z.object({
  name: requiredText(100),
  ...editable,
  roles: z.array(role).max(30).default(['account-manager']),
  /** With a login and no password given, a temporary one is made and answered once. */
  login: z.object({ password: password.optional() }).nullish(),
})
type ParsedPerson = z.output<typeof newPerson>
export type NewPerson = Pick<ParsedPerson, 'name' | 'roles'> & Partial<ParsedPerson>

export const myPatch = z.object({
  name: requiredText(100).optional(),
  locale: z.enum(['zh-CN', 'en']).nullish(),
  timeZone: timeZone.nullish(),
  theme: z.enum(['light', 'dark', 'system']).nullish(),
})
export type MyPatch = z.output<typeof myPatch>

/** Another department, post or manager; names as they are now, a department's as it was then. */
export const postChange = z.object({
  id,
  at: instant,
  actorName: z.string(),
  from: z.object({ department: z.string().nullable(), post: z.string().nullable(), manager: z.string().nullable() }),
  to: z.object({ department: z.string().nullable(), post: z.string().nullable(), manager: z.string().nullable() }),
})
export type PostChange = z.output<typeof postChange>

/** What deactivating somebody would move, asked before it is done. */
export const deactivationPreview = z.object({
  held: z.int(),
  /** Of them A, B or VIP. */
  important: z.int(),
  /** The nearest active manager above, who gets the important ones. */
  lead: z.object({ id, name: z.string(), held: z.int(), capacity: z.int().nullable() }).nullable(),
  pool: z.object({ id, name: z.string(), isDefault: z.boolean() }),
  toLead: z.int(),
  toPool: z.int(),
  reports: z.object({ count: z.int(), names: z.array(z.string()), to: reference.nullable() }),
  teamsLed: z.array(z.string()),
  /** Whose delegate the person is, now or later. */
  delegateFor: z.array(z.object({ name: z.string(), fromOn: day, untilOn: day })),
})
export type DeactivationPreview = z.output<typeof deactivationPreview>
