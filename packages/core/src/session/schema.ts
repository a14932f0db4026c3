import { z } from 'zod'
import { permissions } from '../access/permissions.ts'
import { scope } from '../access/schema.ts'
import { currency, day, id, instant } from '../kernel/schemas.ts'
import { locales } from '../kernel/problem.ts'
import { reference, role } from '../people/schema.ts'

export const locale = z.enum(locales)
export const onboarding = z.enum(['choose', 'done'])
export const permission = z.enum(permissions)

export const company = z.object({
  name: z.string(),
  locale,
  timeZone: z.string(),
  currency,
  isDemo: z.boolean(),
  /** 'choose': the first page still offers the three cards. */
  onboarding,
})
export type CompanyInfo = z.output<typeof company>

/**
 * change-password: signed in with a temporary password. second-factor: the company asks for one, and this person, who came
 * with a password alone, has none.
 */
export const mustFirst = z.enum(['change-password', 'second-factor'])
export type MustFirst = z.output<typeof mustFirst>

/** Who is signed in, where, and what this person may do: everything the shell of a client needs at once. */
export const session = z.object({
  person: z.object({
    id,
    name: z.string(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
    staffNumber: z.string().nullable(),
    post: z.string().nullable(),
    department: reference.nullable(),
    /** null: as the browser says, else the company's. */
    locale: locale.nullable(),
    /** null: the company's. Days stay the company's either way. */
    timeZone: z.string().nullable(),
    theme: z.enum(['light', 'dark', 'system']).nullable(),
    roles: z.array(role),
    capacity: z.int().nullable(),
  }),
  company,
  permissions: z.array(permission),
  /** Whose customers each permission reaches. */
  grants: z.partialRecord(permission, z.array(scope)),
  /** The company's calendar day. */
  today: day,
  /** Set where an administrator looks at the product as this person sees it; nothing can be changed then. */
  seenBy: reference.nullable(),
  via: z.enum(['web', 'api-key']),
  /** What has to be done before anything else answers; null = nothing. */
  mustFirst: mustFirst.nullable(),
  /** How many characters a new password needs. */
  minPasswordLength: z.int(),
})
export type Session = z.output<typeof session>

/** How a session was opened; a second factor is asked for after a password alone. */
export const sessionOrigins = ['password', 'single-sign-on', 'setup', 'invitation', 'demo'] as const
export type SessionOrigin = (typeof sessionOrigins)[number]

/** A place where somebody is signed in. */
export const openSession = z.object({
  id: z.string(),
  createdAt: instant,
  lastActiveAt: instant,
  expiresAt: instant,
  ipAddress: z.string().nullable(),
  userAgent: z.string().nullable(),
  openedBy: z.enum(sessionOrigins),
  isCurrent: z.boolean(),
})
export type OpenSession = z.output<typeof openSession>
