import type { SetupInput } from '@zhike/core/setup/schema'
import { sql } from 'kysely'
import type { Context } from '../platform/context/context.ts'

export async function selectCompanyRow(ctx: Context) {
  return ctx.db
    .selectFrom('company')
    .select(['name', 'locale', 'timeZone', 'currency', 'isDemo', 'onboarding'])
    .executeTakeFirst()
}

export async function insertCompany(
  ctx: Context,
  company: SetupInput['company'] & { isDemo?: boolean },
): Promise<void> {
  await ctx.db.insertInto('company').values(company).execute()
}

export async function saveCompany(
  ctx: Context,
  change: Partial<SetupInput['company'] & { onboarding: string }>,
): Promise<void> {
  await ctx.db.updateTable('company').set(change).execute()
}

/** One first run at a time. */
export async function lockSetup(ctx: Context): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('zhike.setup'))`.execute(ctx.db)
}

export async function selectSetupCode(ctx: Context) {
  return ctx.db
    .selectFrom('setupCodes')
    .select(['hash', 'failures'])
    .orderBy('createdAt', 'desc')
    .forUpdate()
    .executeTakeFirst()
}

export async function hasSetupCode(ctx: Context): Promise<boolean> {
  return (await ctx.db.selectFrom('setupCodes').select('hash').limit(1).executeTakeFirst()) !== undefined
}

export async function replaceSetupCode(ctx: Context, hash: Buffer): Promise<void> {
  await ctx.db.deleteFrom('setupCodes').execute()
  await ctx.db.insertInto('setupCodes').values({ hash }).execute()
}

export async function removeSetupCodes(ctx: Context): Promise<void> {
  await ctx.db.deleteFrom('setupCodes').execute()
}

export async function countWrongCode(ctx: Context): Promise<void> {
  await ctx.db
    .updateTable('setupCodes')
    .set((eb) => ({ failures: eb('failures', '+', 1) }))
    .execute()
}

export async function hasOrders(ctx: Context): Promise<boolean> {
  return (await ctx.db.selectFrom('orders').select('id').limit(1).executeTakeFirst()) !== undefined
}

/** For each role somebody of the demo whom one click signs in: whom the demo names, else one role only, most customers at hand. */
export async function selectDemoPeople(ctx: Context) {
  const { rows } = await sql<{ role: string; name: string; personId: string }>`
    select distinct on (r.role) r.role, p.name, p.id as person_id
    from people p join person_roles r on r.person_id = p.id
    where p.is_active and p.auth_user_id is not null
    order by r.role, (select value -> 'signInAs' from settings where key = 'demo') ? p.id::text desc nulls last,
      (select count(*) from person_roles o where o.person_id = p.id),
      (select count(*) from tenures t where t.person_id = p.id and t.end_at = 'infinity') desc, p.id`.execute(ctx.db)
  return rows
}
