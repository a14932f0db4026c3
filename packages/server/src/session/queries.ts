import type { CompanyInfo, OpenSession, SessionOrigin } from '@zhike/core/session/schema'
import { sql } from 'kysely'
import { heldRoles } from '../platform/auth/held-roles.ts'
import type { HeldRole } from '../platform/auth/person-actor.ts'
import type { Context } from '../platform/context/context.ts'

export async function selectSignedInPerson(ctx: Context, personId: string) {
  return ctx.db
    .selectFrom('people as p')
    .leftJoin('departments as d', 'd.id', 'p.departmentId')
    .select([
      'p.id',
      'p.name',
      'p.email',
      'p.phone',
      'p.staffNumber',
      'p.post',
      'p.departmentId',
      'd.name as departmentName',
      'p.locale',
      'p.timeZone',
      'p.theme',
      'p.capacity',
      'p.authUserId',
      'p.mustChangePassword',
      sql<HeldRole[]>`${sql.raw(heldRoles)}`.as('heldRoles'),
    ])
    .where('p.id', '=', personId)
    .executeTakeFirstOrThrow()
}

export async function selectCompany(ctx: Context): Promise<CompanyInfo | undefined> {
  const row = await ctx.db
    .selectFrom('company')
    .select(['name', 'locale', 'timeZone', 'currency', 'isDemo', 'onboarding'])
    .executeTakeFirst()
  return row as CompanyInfo | undefined
}

/** Whoever an identifier names: an e-mail address wins over a staff number, that over a phone. */
function byIdentifier(identifier: string, phone: string) {
  return sql`is_active and (
      lower(email) = lower(${identifier}) or lower(staff_number) = lower(${identifier}) or phone = ${phone})
    order by lower(email) = lower(${identifier}) desc nulls last,
      lower(staff_number) = lower(${identifier}) desc nulls last
    limit 1`
}

/** Whoever an identifier names and may sign in. */
export async function findLogin(
  ctx: Context,
  identifier: string,
  phone: string,
): Promise<{ personId: string; authUserId: string } | undefined> {
  const { rows } = await sql<{ personId: string; authUserId: string }>`
    select id as person_id, auth_user_id from people
    where auth_user_id is not null and ${byIdentifier(identifier, phone)}`.execute(ctx.db)
  return rows[0]
}

/** The same, with or without a login. */
export async function findActivePerson(ctx: Context, identifier: string, phone: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`select id from people where ${byIdentifier(identifier, phone)}`.execute(
    ctx.db,
  )
  return rows[0]?.id
}

/** Whom the demo signs in for a role: somebody who has just this one, with the most customers at hand. */
export async function findDemoPerson(
  ctx: Context,
  role: string,
): Promise<{ personId: string; name: string } | undefined> {
  const { rows } = await sql<{ personId: string; name: string }>`
    select p.id as person_id, p.name
    from people p join person_roles r on r.person_id = p.id
    where r.role = ${role} and p.is_active and p.auth_user_id is not null
    order by (select value -> 'signInAs' from settings where key = 'demo') ? p.id::text desc nulls last,
      (select count(*) from person_roles o where o.person_id = p.id),
      (select count(*) from tenures t where t.person_id = p.id and t.end_at = 'infinity') desc, p.id
    limit 1`.execute(ctx.db)
  return rows[0]
}

export async function selectOpenSessions(ctx: Context, authUserId: string): Promise<OpenSession[]> {
  const { rows } = await sql<Omit<OpenSession, 'isCurrent'>>`
    select "id", "createdAt" as created_at, "updatedAt" as last_active_at, "expiresAt" as expires_at,
      nullif("ipAddress", '') as ip_address, nullif("userAgent", '') as user_agent, "openedBy" as opened_by
    from auth."session" where "userId" = ${authUserId} and "expiresAt" > now()
    order by "updatedAt" desc, "id"`.execute(ctx.db)
  return rows.map((row) => ({ ...row, isCurrent: row.id === ctx.actor.sessionId }))
}

export async function deleteSession(ctx: Context, authUserId: string, sessionId: string): Promise<boolean> {
  const result = await sql`delete from auth."session"
    where "id" = ${sessionId} and "userId" = ${authUserId}`.execute(ctx.db)
  return (result.numAffectedRows ?? 0n) > 0n
}

/** The session of this request ends. */
export async function deleteOwnSession(ctx: Context): Promise<void> {
  await sql`delete from auth."session" where "id" = ${ctx.actor.sessionId}`.execute(ctx.db)
}

/** By what the session of this request was opened. */
export async function selectSessionOrigin(ctx: Context): Promise<SessionOrigin> {
  const { rows } = await sql<{ openedBy: SessionOrigin }>`
    select "openedBy" as opened_by from auth."session" where "id" = ${ctx.actor.sessionId}`.execute(ctx.db)
  return rows[0]?.openedBy ?? 'password'
}

/** Old sessions and old counters have no use; swept by the way when somebody signs in. */
export async function sweepSignIn(ctx: Context): Promise<void> {
  await sql`delete from auth."session" where "expiresAt" < now()`.execute(ctx.db)
  await sql`delete from sign_in_attempts where last_attempt_at < now() - interval '1 day'`.execute(ctx.db)
}
