import type { Person, PersonOption } from '@zhike/core/people/schema'
import { sql, type Expression, type SqlBool } from 'kysely'
import { may, today, type Context } from '../platform/context/context.ts'
import {
  afterCursor,
  encodeCursor,
  orderBy,
  type Cursor,
  type SortColumn,
  type SortKey,
} from '../platform/list/keyset.ts'

// Everything SQL knows about people; logins lie in login-queries.ts.

export interface PeopleFilter {
  q?: string | undefined
  departmentId?: string | undefined
  role?: string | undefined
  teamId?: string | undefined
  onLeave?: 'true' | 'false' | undefined
  status: 'active' | 'inactive' | 'all'
}

export const peopleSorts: Record<string, SortColumn> = {
  name: { expression: sql`p.name collate "zh-x-icu"`, cast: 'text collate "zh-x-icu"', nullable: false },
  createdAt: { expression: sql`p.created_at`, cast: 'timestamptz', nullable: false },
  staffNumber: { expression: sql`p.staff_number`, cast: 'text', nullable: true },
}

function base(ctx: Context) {
  return ctx.db.selectFrom('people as p')
}

function details(ctx: Context) {
  return base(ctx)
    .leftJoin('departments as d', 'd.id', 'p.departmentId')
    .leftJoin('people as m', 'm.id', 'p.managerId')
    .select((eb) => [
      'p.id',
      'p.name',
      'p.email',
      'p.phone',
      'p.staffNumber',
      'p.post',
      'p.departmentId',
      'd.name as departmentName',
      'p.managerId',
      'm.name as managerName',
      'p.capacity',
      'p.locale',
      'p.timeZone',
      'p.isActive',
      'p.authUserId',
      'p.version',
      'p.createdAt',
      'p.updatedAt',
      sql<Person['roles']>`array(select r.role from person_roles r where r.person_id = p.id order by r.role)`.as(
        'roles',
      ),
      sql<Person['teams']>`coalesce((select json_agg(json_build_object('id', g.id, 'name', g.name) order by g.name)
        from team_members tm join teams g on g.id = tm.team_id where tm.person_id = p.id), '[]')`.as('teams'),
      sql<Person['leave']>`(select json_build_object('id', l.id, 'fromOn', l.from_on, 'untilOn', l.until_on,
          'delegate', json_build_object('id', s.id, 'name', s.name))
        from leaves l join people s on s.id = l.delegate_id
        where l.person_id = p.id and l.until_on >= ${today(ctx)}::date order by l.from_on limit 1)`.as('leave'),
      eb
        .selectFrom('tenures as t')
        .select((inner) => inner.fn.countAll<number>().as('n'))
        .whereRef('t.personId', '=', 'p.id')
        .where('t.endAt', '=', sql.lit('infinity'))
        .as('held'),
    ])
}

type DetailRow = Awaited<ReturnType<ReturnType<typeof details>['executeTakeFirstOrThrow']>>

function toPerson(ctx: Context, row: DetailRow): Person {
  const { departmentId, departmentName, managerId, managerName, authUserId, held, locale, ...rest } = row
  const manages = may(ctx, 'person.manage')
  return {
    ...rest,
    department: departmentId && departmentName !== null ? { id: departmentId, name: departmentName } : null,
    manager: managerId && managerName !== null ? { id: managerId, name: managerName } : null,
    held: Number(held ?? 0),
    locale: locale === 'zh-CN' || locale === 'en' ? locale : null,
    isOnLeave: rest.leave !== null && rest.leave.fromOn <= today(ctx),
    canSignIn: authUserId !== null && rest.isActive,
    abilities: {
      update: manages,
      setRoles: manages,
      deactivate: manages && rest.isActive && rest.id !== ctx.actor.personId,
      resetPassword: manages && rest.isActive,
    },
  }
}

export async function selectPerson(ctx: Context, id: string): Promise<Person | undefined> {
  const row = await details(ctx).where('p.id', '=', id).executeTakeFirst()
  return row && toPerson(ctx, row)
}

function matches(ctx: Context, filter: PeopleFilter): Expression<SqlBool>[] {
  const conditions: Expression<SqlBool>[] = []
  if (filter.status !== 'all') conditions.push(sql<SqlBool>`p.is_active = ${filter.status === 'active'}`)
  if (filter.q) {
    const part = `%${filter.q.replace(/[\\%_]/g, '\\$&')}%`
    conditions.push(
      sql<SqlBool>`(p.name ilike ${part} or p.email ilike ${part} or p.phone like ${part} or p.staff_number ilike ${part})`,
    )
  }
  if (filter.departmentId)
    conditions.push(sql<SqlBool>`p.department_id in (${departmentAndBelow(filter.departmentId)})`)
  if (filter.role) {
    conditions.push(
      sql<SqlBool>`exists (select from person_roles r where r.person_id = p.id and r.role = ${filter.role})`,
    )
  }
  if (filter.teamId) {
    conditions.push(
      sql<SqlBool>`p.id in (select tm.person_id from team_members tm where tm.team_id = ${filter.teamId}::uuid)`,
    )
  }
  if (filter.onLeave) {
    const day = today(ctx)
    conditions.push(sql<SqlBool>`exists (select from leaves l
      where l.person_id = p.id and l.from_on <= ${day}::date and l.until_on >= ${day}::date) = ${filter.onLeave === 'true'}`)
  }
  return conditions
}

function departmentAndBelow(departmentId: string) {
  return sql`with recursive below as (
    select id from departments where id = ${departmentId}
    union select d.id from departments d join below b on d.parent_id = b.id
  ) select id from below`
}

export async function selectPeople(
  ctx: Context,
  filter: PeopleFilter,
  keys: SortKey[],
  cursor: Cursor | null,
  limit: number,
): Promise<{ items: Person[]; nextCursor: string | null }> {
  let page = base(ctx)
    .select(['p.id', ...keys.map((key, n) => sql<string | null>`(${key.column.expression})::text`.as(`k${n}`))])
    .where((eb) => eb.and(matches(ctx, filter)))
    .orderBy(orderBy(keys, sql`p.id`) as never)
    .limit(limit + 1)
  if (cursor) page = page.where(afterCursor(keys, sql`p.id`, cursor))
  const found = (await page.execute()) as ({ id: string } & Record<string, string | null>)[]
  const shown = found.slice(0, limit)
  const last = found.length > limit ? shown.at(-1) : undefined
  const rows = shown.length
    ? await details(ctx)
        .where(
          'p.id',
          'in',
          shown.map((row) => row.id),
        )
        .execute()
    : []
  const byId = new Map(rows.map((row) => [row.id, row]))
  return {
    items: shown.flatMap(({ id }) => byId.get(id) ?? []).map((row) => toPerson(ctx, row)),
    nextCursor: last
      ? encodeCursor(
          keys,
          filter,
          keys.map((_, n) => last[`k${n}`] ?? null),
          last.id,
        )
      : null,
  }
}

export async function countMatchingPeople(ctx: Context, filter: PeopleFilter, cap: number): Promise<number> {
  const { count } = await ctx.db
    .selectFrom(
      base(ctx)
        .select('p.id')
        .where((eb) => eb.and(matches(ctx, filter)))
        .limit(cap)
        .as('found'),
    )
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}

export async function selectPersonOptions(
  ctx: Context,
  filter: { q?: string | undefined; ids?: string[] | undefined; departmentId?: string | undefined; limit: number },
): Promise<PersonOption[]> {
  let query = base(ctx)
    .leftJoin('departments as d', 'd.id', 'p.departmentId')
    .select(['p.id', 'p.name', 'p.staffNumber', 'p.departmentId', 'd.name as departmentName', 'p.isActive'])
    .limit(filter.ids ? 100 : filter.limit)
  query = filter.ids
    ? query.where('p.id', 'in', filter.ids)
    : query.where((eb) => eb.and(matches(ctx, { q: filter.q, departmentId: filter.departmentId, status: 'active' })))
  // Whoever's name begins with what was typed comes first.
  if (filter.q) query = query.orderBy(sql`not starts_with(lower(p.name), lower(${filter.q}))`)
  return query
    .orderBy(sql`p.name collate "zh-x-icu"`)
    .orderBy('p.id')
    .execute()
}

export interface PersonRow {
  id: string
  name: string
  email: string | null
  phone: string | null
  staffNumber: string | null
  post: string | null
  departmentId: string | null
  managerId: string | null
  capacity: number | null
  locale?: string | null
  timeZone?: string | null
  mustChangePassword?: boolean
}

export async function insertPerson(ctx: Context, row: PersonRow, roles: readonly string[]): Promise<void> {
  await ctx.db.insertInto('people').values(row).execute()
  await insertRoles(ctx, row.id, roles)
}

async function insertRoles(ctx: Context, personId: string, roles: readonly string[]): Promise<void> {
  if (roles.length === 0) return
  await ctx.db
    .insertInto('personRoles')
    .values([...new Set(roles)].map((role) => ({ personId, role })))
    .execute()
}

export async function replaceRoles(ctx: Context, personId: string, roles: readonly string[]): Promise<void> {
  await ctx.db.deleteFrom('personRoles').where('personId', '=', personId).execute()
  await insertRoles(ctx, personId, roles)
  await bumpPerson(ctx, personId, {})
}

/** Locks the row and reads what a change has to know. */
export async function lockPerson(ctx: Context, id: string) {
  return ctx.db
    .selectFrom('people')
    .select([
      'id',
      'name',
      'email',
      'phone',
      'staffNumber',
      'post',
      'departmentId',
      'managerId',
      'capacity',
      'locale',
      'timeZone',
      'theme',
      'isActive',
      'authUserId',
      'version',
    ])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

export async function bumpPerson(
  ctx: Context,
  id: string,
  change: Partial<PersonRow> & {
    isActive?: boolean
    authUserId?: string
    theme?: string | null
  },
): Promise<void> {
  await ctx.db
    .updateTable('people')
    .set((eb) => ({ ...change, version: eb('version', '+', 1), updatedAt: sql<string>`now()` }))
    .where('id', '=', id)
    .execute()
}

/** Somebody else who has this e-mail, phone or staff number; inactive people keep theirs. */
export async function findIdentityConflict(
  ctx: Context,
  personId: string,
  identity: { email?: string | null; phone?: string | null; staffNumber?: string | null },
): Promise<{ kind: 'email' | 'phone' | 'staffNumber'; value: string; holder: string } | undefined> {
  for (const kind of ['email', 'phone', 'staffNumber'] as const) {
    const value = identity[kind]
    if (!value) continue
    const row = await ctx.db
      .selectFrom('people')
      .select('name')
      .where('id', '<>', personId)
      .where(
        kind === 'phone' ? sql`phone` : sql`lower(${sql.ref(kind)})`,
        '=',
        kind === 'phone' ? value : value.toLowerCase(),
      )
      .executeTakeFirst()
    if (row) return { kind, value, holder: row.name }
  }
  return undefined
}

/** Taken before a change of managers or departments, so that two changes at once cannot close a loop. */
export async function lockTree(ctx: Context, tree: 'managers' | 'departments' | 'administrators'): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`zhike.${tree}`}))`.execute(ctx.db)
}

/** Active administrators who can sign in. */
export async function selectAdministrators(ctx: Context): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('people as p')
    .innerJoin('personRoles as r', 'r.personId', 'p.id')
    .select('p.id')
    .where('r.role', '=', 'administrator')
    .where('p.isActive', '=', true)
    .where('p.authUserId', 'is not', null)
    .execute()
  return rows.map((row) => row.id)
}

/** Whether nobody can sign in yet. */
export async function isWithoutLogins(ctx: Context): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('people')
    .select('id')
    .where('authUserId', 'is not', null)
    .limit(1)
    .executeTakeFirst()
  return row === undefined
}

export async function revokeAllApiKeys(ctx: Context, personId: string): Promise<number> {
  const result = await ctx.db
    .updateTable('apiKeys')
    .set({ revokedAt: sql<string>`now()` })
    .where('personId', '=', personId)
    .where('revokedAt', 'is', null)
    .executeTakeFirst()
  return Number(result.numUpdatedRows)
}
