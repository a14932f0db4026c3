import type { ViewDefinition, ViewSharing } from '@zhike/core/saved-views/schema'
import { sql, type RawBuilder } from 'kysely'
import { may, type Context } from '../platform/context/context.ts'

export interface ViewRow {
  id: string
  name: string
  ownerId: string
  ownerName: string
  definition: unknown
  isForEverybody: boolean
  isForMe: boolean
  personIds: string[]
  departmentIds: string[]
  roles: string[]
  defaultOfRoles: string[]
  isMyDefault: boolean
  version: number
  updatedAt: string
}

/** So many views a list of them carries; a company has hundreds at most. */
const mostListed = 1000

const sharedWith = (column: string) =>
  sql`array(select h.${sql.ref(column)}::text from saved_view_shares h
    where h.view_id = v.id and h.${sql.ref(column)} is not null order by 1)`

/** The departments from the reader's own upwards: what is shared with one of them is shared with the reader. */
const departmentsAbove = (ctx: Context) => sql`array(with recursive above as (
    select id, parent_id from departments where id = ${ctx.actor.departmentId}::uuid
    union all select d.id, d.parent_id from departments d join above a on d.id = a.parent_id)
  select id from above)`

const isForReader = (ctx: Context): RawBuilder<boolean> => sql<boolean>`(
  v.owner_id = ${ctx.actor.personId}::uuid or v.is_for_everybody or exists (
    select from saved_view_shares h where h.view_id = v.id and (h.person_id = ${ctx.actor.personId}::uuid
      or h.role = any(${[...ctx.actor.roles]}::text[]) or h.department_id = any(${departmentsAbove(ctx)}))))`

/** Views the actor may open: one's own, those shared with one, and all shared ones for who looks after them. */
export async function selectViews(ctx: Context, viewId: string | null = null): Promise<ViewRow[]> {
  const isShared = sql`(v.is_for_everybody or exists (select from saved_view_shares h where h.view_id = v.id))`
  const { rows } = await sql<ViewRow>`
    select x.* from (
      select v.id, v.name, v.owner_id, p.name as owner_name, v.definition, v.is_for_everybody, v.version, v.updated_at,
        ${isForReader(ctx)} as is_for_me, ${isShared} as is_shared,
        ${sharedWith('person_id')} as person_ids, ${sharedWith('department_id')} as department_ids,
        ${sharedWith('role')} as roles,
        array(select d.role from saved_view_defaults d where d.view_id = v.id and d.role is not null order by 1)
          as default_of_roles,
        exists (select from saved_view_defaults d where d.view_id = v.id and d.person_id = ${ctx.actor.personId}::uuid)
          as is_my_default
      from saved_views v join people p on p.id = v.owner_id
      where ${viewId === null ? sql`true` : sql`v.id = ${viewId}::uuid`}) x
    where x.is_for_me or (${may(ctx, 'view.manage')} and x.is_shared)
    order by x.name collate "zh-x-icu", x.id limit ${mostListed}`.execute(ctx.db)
  return rows
}

/** Takes a view for the rest of the transaction. */
export async function lockView(ctx: Context, id: string): Promise<void> {
  await ctx.db.selectFrom('savedViews').select('id').where('id', '=', id).forUpdate().execute()
}

export async function countViewsOf(ctx: Context, personId: string): Promise<number> {
  const { n } = await ctx.db
    .selectFrom('savedViews')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('ownerId', '=', personId)
    .executeTakeFirstOrThrow()
  return Number(n)
}

export async function isNameTaken(ctx: Context, ownerId: string, name: string, exceptId: string): Promise<boolean> {
  const found = await ctx.db
    .selectFrom('savedViews')
    .select('id')
    .where('ownerId', '=', ownerId)
    .where(sql`lower(name)`, '=', sql`lower(${name})`)
    .where('id', '<>', exceptId)
    .executeTakeFirst()
  return found !== undefined
}

export async function insertView(
  ctx: Context,
  view: { id: string; ownerId: string; name: string; definition: ViewDefinition; isForEverybody: boolean },
): Promise<void> {
  const { definition, ...rest } = view
  await ctx.db
    .insertInto('savedViews')
    .values({ ...rest, definition: JSON.stringify(definition), updatedBy: ctx.actor.personId })
    .execute()
}

export async function saveView(
  ctx: Context,
  id: string,
  view: { name: string; definition: ViewDefinition; isForEverybody: boolean },
): Promise<void> {
  await ctx.db
    .updateTable('savedViews')
    .set((eb) => ({
      name: view.name,
      definition: JSON.stringify(view.definition),
      isForEverybody: view.isForEverybody,
      version: eb('version', '+', 1),
      updatedAt: sql<string>`clock_timestamp()`,
      updatedBy: ctx.actor.personId,
    }))
    .where('id', '=', id)
    .execute()
}

export async function replaceShares(ctx: Context, id: string, sharing: ViewSharing): Promise<void> {
  await ctx.db.deleteFrom('savedViewShares').where('viewId', '=', id).execute()
  await sql`
    insert into saved_view_shares (view_id, person_id, department_id, role)
    select ${id}::uuid, n.id, null::uuid, null::text from unnest(${sharing.personIds}::uuid[]) n(id)
    union select ${id}::uuid, null, n.id, null from unnest(${sharing.departmentIds}::uuid[]) n(id)
    union select ${id}::uuid, null, null, n.key from unnest(${sharing.roles}::text[]) n(key)`.execute(ctx.db)
}

/** The first of these who is not there: people who are inactive count as gone. */
export async function findStranger(ctx: Context, sharing: ViewSharing): Promise<string | undefined> {
  const { rows } = await sql<{ value: string }>`
    select coalesce(p.name, n.id::text) as value from unnest(${sharing.personIds}::uuid[]) n(id)
      left join people p on p.id = n.id where p.id is null or not p.is_active
    union all select n.id::text from unnest(${sharing.departmentIds}::uuid[]) n(id)
      where not exists (select from departments d where d.id = n.id)
    union all select n.key from unnest(${sharing.roles}::text[]) n(key)
      where not exists (select from roles r where r.key = n.key)
    limit 1`.execute(ctx.db)
  return rows[0]?.value
}

export async function removeView(ctx: Context, id: string): Promise<void> {
  await ctx.db.deleteFrom('savedViews').where('id', '=', id).execute()
}

export async function setMyDefault(ctx: Context, viewId: string, isDefault: boolean): Promise<void> {
  const mine = ctx.db.deleteFrom('savedViewDefaults').where('personId', '=', ctx.actor.personId)
  await (isDefault ? mine : mine.where('viewId', '=', viewId)).execute()
  if (isDefault) {
    await ctx.db.insertInto('savedViewDefaults').values({ personId: ctx.actor.personId, viewId }).execute()
  }
}

/** Exactly these roles open with the view; one that opened with another changes over. */
export async function setRoleDefaults(ctx: Context, viewId: string, roles: readonly string[]): Promise<void> {
  await sql`delete from saved_view_defaults where role is not null
    and (view_id = ${viewId}::uuid or role = any(${roles}::text[]))`.execute(ctx.db)
  await sql`insert into saved_view_defaults (role, view_id)
    select distinct key, ${viewId}::uuid from unnest(${roles}::text[]) n(key)`.execute(ctx.db)
}

/** The view the actor's list opens with, of those that may be opened. */
export async function selectDefaultId(ctx: Context): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select v.id from saved_view_defaults d join saved_views v on v.id = d.view_id
    where (d.person_id = ${ctx.actor.personId}::uuid or d.role = any(${[...ctx.actor.roles]}::text[]))
      and ${isForReader(ctx)}
    order by d.person_id is null, d.role limit 1`.execute(ctx.db)
  return rows[0]?.id ?? null
}
