import type { FieldRules } from '@zhike/core/access/protected-fields'
import type { Grants } from '@zhike/core/access/roles'
import type { RoleOption } from '@zhike/core/roles/schema'
import { sql } from 'kysely'
import type { Context } from '../platform/context/context.ts'

export interface RoleRow {
  key: string
  isBuiltIn: boolean
  name: string | null
  description: string | null
  grants: Grants
  fields: FieldRules
  people: number
  version: number
  updatedAt: string
}

export async function selectRoles(ctx: Context, key: string | null = null): Promise<RoleRow[]> {
  const { rows } = await sql<RoleRow>`
    select r.key, r.is_built_in, r.name, r.description, r.grants, r.fields, r.version, r.updated_at,
      (select count(*) from person_roles h join people p on p.id = h.person_id
        where h.role = r.key and p.is_active) as people
    from roles r where ${key}::text is null or r.key = ${key}
    order by r.is_built_in desc, r.name collate "zh-x-icu", r.key`.execute(ctx.db)
  return rows
}

export async function selectRoleOptions(ctx: Context): Promise<RoleOption[]> {
  return ctx.db
    .selectFrom('roles')
    .select(['key', 'isBuiltIn', 'name'])
    .orderBy('isBuiltIn', 'desc')
    .orderBy(sql`name collate "zh-x-icu"`)
    .orderBy('key')
    .execute()
}

/** Several roles at once, against somebody who deletes or changes one meanwhile. */
export async function lockRoles(ctx: Context, keys: readonly string[]) {
  return ctx.db
    .selectFrom('roles')
    .select(['key', 'isBuiltIn', 'name', 'description', 'grants', 'fields', 'version'])
    .where('key', '=', sql<string>`any(${keys}::text[])`)
    .orderBy('key')
    .forShare()
    .execute() as Promise<Omit<RoleRow, 'people' | 'updatedAt'>[]>
}

export async function lockRole(ctx: Context, key: string) {
  const row = await ctx.db
    .selectFrom('roles')
    .select(['key', 'isBuiltIn', 'name', 'description', 'grants', 'fields', 'version'])
    .where('key', '=', key)
    .forUpdate()
    .executeTakeFirst()
  return row as Omit<RoleRow, 'people' | 'updatedAt'> | undefined
}

export interface RoleValues {
  name: string
  description: string | null
  grants: Grants
  fields: FieldRules
}

export async function insertRole(ctx: Context, key: string, role: RoleValues): Promise<void> {
  await ctx.db
    .insertInto('roles')
    .values({ key, ...asJson(role) })
    .execute()
}

export async function saveRole(ctx: Context, key: string, role: RoleValues): Promise<void> {
  await ctx.db
    .updateTable('roles')
    .set({ ...asJson(role), version: sql<number>`version + 1`, updatedAt: sql<string>`now()` })
    .where('key', '=', key)
    .execute()
}

function asJson({ name, description, grants, fields }: RoleValues) {
  return { name, description, grants: JSON.stringify(grants), fields: JSON.stringify(fields) }
}

export async function removeRole(ctx: Context, key: string): Promise<void> {
  await ctx.db.deleteFrom('roles').where('key', '=', key).execute()
}

/** Everybody with the role, leavers too: they come back with it. */
export async function countHolders(ctx: Context, key: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from person_roles where role = ${key}`.execute(ctx.db)
  return rows[0]?.n ?? 0
}

export async function findRoleByName(
  ctx: Context,
  name: string,
  exceptKey: string | null,
): Promise<string | undefined> {
  const { rows } = await sql<{ key: string }>`
    select key from roles where lower(name) = lower(${name}) and key is distinct from ${exceptKey}`.execute(ctx.db)
  return rows[0]?.key
}

/** Names are given one after the other, so that two roles cannot take the same one at once. */
export async function lockRoleNames(ctx: Context): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('zhike.role-names'))`.execute(ctx.db)
}

export async function findMissingDepartment(ctx: Context, ids: readonly string[]): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select x.id from unnest(${ids}::uuid[]) as x(id)
    where not exists (select 1 from departments d where d.id = x.id) limit 1`.execute(ctx.db)
  return rows[0]?.id
}
