import { newId } from '@zhike/core/kernel/ids'
import { sql } from 'kysely'
import type { Context } from '../context/context.ts'

// Logins lie in better-auth's schema; ours are written in the transaction of the change they belong to.

/** better-auth wants an e-mail address for everybody; whoever signs in is found through people, never by this one. */
function syntheticEmail(personId: string): string {
  return `${personId}@people.invalid`
}

/** Without a password (null) somebody can only come in by single sign-on. */
export async function insertLogin(
  ctx: Context,
  personId: string,
  name: string,
  passwordHash: string | null,
): Promise<string> {
  const userId = newId()
  await sql`insert into auth."user" ("id", "name", "email") values (${userId}, ${name}, ${syntheticEmail(personId)})`.execute(
    ctx.db,
  )
  if (passwordHash !== null) await insertPassword(ctx, userId, passwordHash)
  await ctx.db.updateTable('people').set({ authUserId: userId }).where('id', '=', personId).execute()
  return userId
}

async function insertPassword(ctx: Context, authUserId: string, passwordHash: string): Promise<void> {
  await sql`insert into auth."account" ("id", "accountId", "providerId", "userId", "password")
    values (${newId()}, ${authUserId}, 'credential', ${authUserId}, ${passwordHash})`.execute(ctx.db)
}

export async function updatePassword(ctx: Context, authUserId: string, passwordHash: string): Promise<void> {
  const result = await sql`update auth."account" set "password" = ${passwordHash}, "updatedAt" = now()
    where "userId" = ${authUserId} and "providerId" = 'credential'`.execute(ctx.db)
  // Somebody who came in another way, by single sign-on say, may have no password yet.
  if (result.numAffectedRows === 0n) await insertPassword(ctx, authUserId, passwordHash)
}

export async function selectPasswordHash(ctx: Context, authUserId: string): Promise<string | null> {
  const { rows } = await sql<{ password: string | null }>`select "password" from auth."account"
    where "userId" = ${authUserId} and "providerId" = 'credential'`.execute(ctx.db)
  return rows[0]?.password ?? null
}

/** Ends the sessions of a login, all of them or all but one. */
export async function deleteSessions(
  ctx: Context,
  authUserId: string,
  exceptId: string | null = null,
): Promise<number> {
  const result = await sql`delete from auth."session"
    where "userId" = ${authUserId} and "id" is distinct from ${exceptId}`.execute(ctx.db)
  return Number(result.numAffectedRows ?? 0n)
}
