import { sql, type RawBuilder } from 'kysely'
import type { Context } from '../platform/context/context.ts'

// A person's book: what he holds. Its row in person_loads is the mutex for everything that depends on how much that is.

export interface Book {
  personId: string
  name: string
  departmentId: string | null
  departmentName: string | null
  isActive: boolean
  capacity: number | null
  held: number
}

/**
 * Locks the books of people in id order and then reads them, least recently assigned first: nobody else can give them
 * customers, or find them active, before this transaction ends.
 */
export async function lockBooks(ctx: Context, personIds: readonly string[]): Promise<Book[]> {
  if (personIds.length === 0) return []
  await sql`
    insert into person_loads (person_id)
    select p.id from people p where p.id = any(${personIds}::uuid[]) order by p.id
    on conflict (person_id) do nothing`.execute(ctx.db)
  await sql`
    select person_id from person_loads where person_id = any(${personIds}::uuid[]) order by person_id for update`.execute(
    ctx.db,
  )
  return readBooks(ctx, personIds)
}

export function readBooks(ctx: Context, personIds: readonly string[]): Promise<Book[]> {
  return select(
    ctx,
    personIds,
    sql`(select count(*) from tenures t where t.person_id = p.id and t.end_at = 'infinity')`,
  )
}

/** The same without what each holds (0), for whoever counts that along with something else. */
export function readBooksUncounted(ctx: Context, personIds: readonly string[]): Promise<Book[]> {
  return select(ctx, personIds, sql`0`)
}

async function select(ctx: Context, personIds: readonly string[], held: RawBuilder<unknown>): Promise<Book[]> {
  const result = await sql<Book>`
    select p.id as person_id, p.name, p.department_id, d.name as department_name, p.is_active, p.capacity,
      ${held} as held
    from people p
    left join departments d on d.id = p.department_id
    left join person_loads l on l.person_id = p.id
    where p.id = any(${personIds}::uuid[])
    order by l.last_assigned_at nulls first, p.id`.execute(ctx.db)
  return result.rows
}

/** Remembers who was given something last; ties among equally loaded people go to the one who waited longest. */
export async function touchBooks(ctx: Context, personIds: readonly string[]): Promise<void> {
  if (personIds.length === 0) return
  await sql`
    update person_loads set last_assigned_at = clock_timestamp() where person_id = any(${personIds}::uuid[])`.execute(
    ctx.db,
  )
}

export interface PoolRow {
  id: string
  name: string
  kind: 'public' | 'archive'
  isActive: boolean
  isDefault: boolean
}

/** Pools that are about to take customers: held open until this transaction ends. */
export async function lockPools(ctx: Context, poolIds: readonly string[]): Promise<PoolRow[]> {
  const result = await sql<PoolRow>`
    select id, name, kind, is_active, is_default from pools where id = any(${poolIds}::uuid[]) order by id for share`.execute(
    ctx.db,
  )
  return result.rows
}

export async function findDefaultPool(ctx: Context): Promise<PoolRow | undefined> {
  const result = await sql<PoolRow>`
    select id, name, kind, is_active, is_default from pools where is_default for share`.execute(ctx.db)
  return result.rows[0]
}

export async function findArchivePool(ctx: Context): Promise<PoolRow | undefined> {
  const result = await sql<PoolRow>`
    select id, name, kind, is_active, is_default from pools where kind = 'archive'`.execute(ctx.db)
  return result.rows[0]
}
