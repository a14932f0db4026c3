import { permissions as allPermissions, type Permission } from '@zhike/core/access/permissions'
import type { ApiKey } from '@zhike/core/api-keys/schema'
import { sql } from 'kysely'
import type { Context } from '../platform/context/context.ts'

export async function selectApiKeys(ctx: Context, personId: string | null, id?: string): Promise<ApiKey[]> {
  let query = ctx.db
    .selectFrom('apiKeys as k')
    .innerJoin('people as p', 'p.id', 'k.personId')
    .select([
      'k.id',
      'k.name',
      'k.prefix',
      'k.permissions',
      'k.personId',
      'p.name as personName',
      'k.createdAt',
      'k.lastUsedAt',
      'k.expiresAt',
      'k.revokedAt',
    ])
    .orderBy('k.createdAt', 'desc')
    .orderBy('k.id', 'desc')
    .limit(500)
  if (personId !== null) query = query.where('k.personId', '=', personId)
  if (id !== undefined) query = query.where('k.id', '=', id)
  const rows = await query.execute()
  return rows.map(({ personId, personName, permissions, ...row }) => ({
    ...row,
    // What an older program granted and this one no longer knows is not shown, as it is not granted.
    permissions: permissions?.filter(isPermission) ?? null,
    person: { id: personId, name: personName },
  }))
}

function isPermission(text: string): text is Permission {
  return (allPermissions as readonly string[]).includes(text)
}

export async function insertApiKey(
  ctx: Context,
  row: {
    id: string
    personId: string
    name: string
    prefix: string
    hash: Buffer
    expiresAt: string | null
    permissions: string[] | null
  },
): Promise<void> {
  await ctx.db.insertInto('apiKeys').values(row).execute()
}

export async function markRevoked(ctx: Context, id: string): Promise<void> {
  await ctx.db
    .updateTable('apiKeys')
    .set({ revokedAt: sql<string>`now()` })
    .where('id', '=', id)
    .execute()
}
