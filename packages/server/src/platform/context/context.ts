import type { Permission } from '@zhike/core/access/permissions'
import type { FieldRules } from '@zhike/core/access/protected-fields'
import type { Scope } from '@zhike/core/access/roles'
import type { Locale } from '@zhike/core/kernel/problem'
import { notAllowed } from '@zhike/core/kernel/problems'
import type { MustFirst } from '@zhike/core/session/schema'
import { dayInZone } from '@zhike/core/kernel/time'
import type { Kysely } from 'kysely'
import type { Logger } from 'pino'
import type { Secrets } from '../auth/secrets.ts'
import type { Database } from '../database/generated/database-types.ts'
import type { FileStore } from '../files/file-store.ts'

/** Who acts. The system acts in jobs and on the command line when nobody is named. */
export interface Actor {
  kind: 'person' | 'system'
  personId: string | null
  name: string
  departmentId: string | null
  roles: readonly string[]
  grants: ReadonlyMap<Permission, ReadonlySet<Scope>>
  /** Fields that the roles show masked or not at all, or do not let change. */
  fields: FieldRules
  /** Works on nobody else's customers and stands in for nobody: what is held is all there is of one's own. */
  isAlone: boolean
  /** State of departments, people, teams and leaves when the request came; null = read them anew. */
  accessVersion: string | null
  via: 'web' | 'api-key' | 'cli' | 'job'
  sessionId: string | null
  /** Set where somebody else looks at the product as this person sees it. */
  seenBy?: { id: string; name: string }
  ipAddress: string | null
  /** Comes with an API key that may only do what was chosen for it. */
  isLimited?: boolean
  /** Nothing but what is open meanwhile answers before this is done. */
  mustFirst: MustFirst | null
  /** Whose rights are used, where not one's own: of somebody on leave, of somebody looked through. */
  onBehalfOf?: { personId: string; name: string } | undefined
}

export interface Company {
  name: string
  locale: Locale
  timeZone: string
  currency: string
  isDemo: boolean
}

/** What a process offers to every request and job; built once at start. */
export interface Services {
  db: Kysely<Database>
  log: Logger
  clock: () => Date
  dataDir: string
  /** Contents of files, beside the database or in a bucket. */
  files: FileStore
  /** Signs cookies and seals what is stored encrypted. */
  secrets: Secrets
  /** What links that leave the house begin with. */
  publicUrl: string
  /** Whether somebody said so; else it is how this machine calls itself. */
  publicUrlIsSet: boolean
  queue: JobQueue
}

export interface JobQueue {
  /** Adds a job in the given transaction, or at once on the plain handle. */
  add(db: Kysely<Database>, name: string, data: object, options?: { singletonKey?: string }): Promise<void>
}

/** First argument of every verb: who asks, in which transaction, with which rights. */
export interface Context {
  readonly services: Services
  readonly db: Kysely<Database>
  readonly inTransaction: boolean
  readonly actor: Actor
  readonly company: Company
  readonly locale: Locale
  readonly requestId: string
  readonly log: Logger
}

export function now(ctx: Context): Date {
  return ctx.services.clock()
}

/** The company's calendar day. */
export function today(ctx: Context): string {
  const instant = now(ctx)
  const { timeZone } = ctx.company
  // Every request asks several times, and a day begins with a minute.
  const minute = Math.floor(instant.getTime() / 60_000)
  if (latestDay.minute !== minute || latestDay.timeZone !== timeZone)
    latestDay = { minute, timeZone, day: dayInZone(instant, timeZone) }
  return latestDay.day
}

let latestDay = { minute: Number.NaN, timeZone: '', day: '' }

export function may(ctx: Context, permission: Permission): boolean {
  return (ctx.actor.grants.get(permission)?.size ?? 0) > 0
}

/** Whether the permission reaches every record of the company. */
export function mayForAll(ctx: Context, permission: Permission): boolean {
  return ctx.actor.grants.get(permission)?.has('all') ?? false
}

/** First line of a verb: refuses (403) an actor whose roles do not grant the permission at all. */
export function requirePermission(ctx: Context, permission: Permission): void {
  if (!may(ctx, permission)) throw notAllowed({ action: permission })
}
