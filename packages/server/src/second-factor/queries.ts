import { sql } from 'kysely'
import { mustEnrol } from '../platform/auth/must-enrol.ts'
import type { Context } from '../platform/context/context.ts'

export interface SecondFactor {
  /** Sealed. */
  secret: Buffer
  confirmedAt: string | null
}

export async function selectSecondFactor(ctx: Context, personId: string): Promise<SecondFactor | undefined> {
  return ctx.db
    .selectFrom('secondFactors')
    .select(['secret', 'confirmedAt'])
    .where('personId', '=', personId)
    .executeTakeFirst()
}

/** A new secret, not confirmed yet; answers whether it could be stored: one that counts is not replaced. */
export async function putUnconfirmed(ctx: Context, personId: string, sealed: Buffer): Promise<boolean> {
  const row = await ctx.db
    .insertInto('secondFactors')
    .values({ personId, secret: sealed })
    .onConflict((conflict) =>
      conflict
        .column('personId')
        .doUpdateSet({ secret: sealed, lastStep: null, createdAt: sql<string>`now()` })
        .where('secondFactors.confirmedAt', 'is', null),
    )
    .returning('personId')
    .executeTakeFirst()
  return row !== undefined
}

/** Takes the code of a time step once: of two at the same time, and of the same again, only the first counts. */
export async function takeStep(ctx: Context, personId: string, step: number): Promise<boolean> {
  const row = await ctx.db
    .updateTable('secondFactors')
    .set({ lastStep: step })
    .where('personId', '=', personId)
    .where((eb) => eb.or([eb('lastStep', 'is', null), eb('lastStep', '<', step)]))
    .returning('personId')
    .executeTakeFirst()
  return row !== undefined
}

export async function markConfirmed(ctx: Context, personId: string): Promise<void> {
  await ctx.db
    .updateTable('secondFactors')
    .set({ confirmedAt: sql<string>`now()` })
    .where('personId', '=', personId)
    .execute()
}

/** With its recovery codes; answers whether there was one that counted. */
export async function deleteSecondFactor(ctx: Context, personId: string): Promise<boolean> {
  const row = await ctx.db
    .deleteFrom('secondFactors')
    .where('personId', '=', personId)
    .returning('confirmedAt')
    .executeTakeFirst()
  return row !== undefined && row.confirmedAt !== null
}

export async function replaceRecoveryCodes(ctx: Context, personId: string, hashes: readonly Buffer[]): Promise<void> {
  await ctx.db.deleteFrom('recoveryCodes').where('personId', '=', personId).execute()
  await ctx.db
    .insertInto('recoveryCodes')
    .values(hashes.map((hash) => ({ personId, hash })))
    .execute()
}

/** Each works once, also when it is sent twice at the same time. */
export async function takeRecoveryCode(ctx: Context, personId: string, hash: Buffer): Promise<boolean> {
  const row = await ctx.db
    .updateTable('recoveryCodes')
    .set({ usedAt: sql<string>`now()` })
    .where('personId', '=', personId)
    .where('hash', '=', hash)
    .where('usedAt', 'is', null)
    .returning('personId')
    .executeTakeFirst()
  return row !== undefined
}

export async function countRecoveryCodes(ctx: Context, personId: string): Promise<number> {
  const { n } = await ctx.db
    .selectFrom('recoveryCodes')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('personId', '=', personId)
    .where('usedAt', 'is', null)
    .executeTakeFirstOrThrow()
  return n
}

export async function selectMustEnrol(ctx: Context, personId: string, sessionId: string): Promise<boolean> {
  const { rows } = await sql<{ mustEnrol: boolean }>`select ${sql.raw(mustEnrol)} as must_enrol
    from auth."session" s join people p on p.id = ${personId} where s."id" = ${sessionId}`.execute(ctx.db)
  return rows[0]?.mustEnrol ?? false
}

/** Whether the company asks this person for a second factor. */
export async function selectIsRequired(ctx: Context, personId: string): Promise<boolean> {
  const { rows } = await sql`select from settings g where g.key = 'sign-in.second-factor' and (
    g.value ->> 'required' = 'everybody' or (g.value ->> 'required' = 'roles' and exists (
      select from person_roles r where r.person_id = ${personId} and g.value -> 'roles' @> to_jsonb(r.role))))`.execute(
    ctx.db,
  )
  return rows.length > 0
}

/** Somebody who has come in so lately need not prove again who sits there. */
export async function selectIsFresh(ctx: Context): Promise<boolean> {
  const { rows } = await sql`select from auth."session"
    where "id" = ${ctx.actor.sessionId} and "createdAt" > now() - interval '10 minutes'`.execute(ctx.db)
  return rows.length > 0
}

export async function selectPersonDoor(ctx: Context, personId: string) {
  const { rows } = await sql<{
    name: string
    authUserId: string | null
    sessions: number
    hasPassword: boolean
    secondFactor: boolean
    recoveryCodesLeft: number
    providers: string[]
  }>`select p.name, p.auth_user_id,
      (select count(*) from auth."session" s where s."userId" = p.auth_user_id and s."expiresAt" > now())::int as sessions,
      exists (select from auth."account" a where a."userId" = p.auth_user_id and a."providerId" = 'credential') as has_password,
      exists (select from second_factors f where f.person_id = p.id and f.confirmed_at is not null) as second_factor,
      (select count(*) from recovery_codes c where c.person_id = p.id and c.used_at is null)::int as recovery_codes_left,
      array(select distinct i.label from identity_links l join identity_providers i on i.id = l.provider_id
        where l.person_id = p.id order by 1) as providers
    from people p where p.id = ${personId}`.execute(ctx.db)
  return rows[0]
}
