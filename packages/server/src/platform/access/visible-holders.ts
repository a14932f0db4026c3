import type { Permission } from '@zhike/core/access/permissions'
import { sql } from 'kysely'
import type { Context } from '../context/context.ts'

/** Whose customers a permission reaches: everybody's and every pool's, or those of the named people. */
export type VisibleHolders = { kind: 'all' } | { kind: 'people'; personIds: string[] }

const resolved = new WeakMap<object, Map<string, Promise<VisibleHolders>>>()

/** Resolves the scopes of a permission to people, once per actor object (that is, per request). */
export function visibleHolders(ctx: Context, permission: Permission): Promise<VisibleHolders> {
  const scopes = ctx.actor.grants.get(permission) ?? new Set()
  if (scopes.has('all')) return Promise.resolve({ kind: 'all' })
  const key = [...scopes].sort().join(',')
  const perActor = resolved.get(ctx.actor) ?? new Map<string, Promise<VisibleHolders>>()
  resolved.set(ctx.actor, perActor)
  const known = perActor.get(key)
  if (known) return known
  const answer = resolve(ctx, scopes)
  perActor.set(key, answer)
  return answer
}

async function resolve(ctx: Context, scopes: ReadonlySet<string>): Promise<VisibleHolders> {
  const { personId, departmentId } = ctx.actor
  if (!personId || scopes.size === 0) return { kind: 'people', personIds: [] }
  if (scopes.size === 1 && scopes.has('own')) return { kind: 'people', personIds: [personId] }
  const rows = await sql<{ id: string }>`
    with recursive reports as (
      select id from people where id = ${personId} and ${scopes.has('reports')}
      union
      select p.id from people p join reports r on p.manager_id = r.id
    ), departments_below as (
      select id from departments
        where id = ${departmentId}::uuid and (${scopes.has('department-and-below')} or ${scopes.has('department')})
      union
      select d.id from departments d join departments_below b on d.parent_id = b.id where ${scopes.has('department-and-below')}
    )
    select ${personId}::uuid as id where ${scopes.has('own')}
    union select id from reports
    union select p.id from people p join departments_below b on p.department_id = b.id`.execute(ctx.db)
  return { kind: 'people', personIds: rows.rows.map((row) => row.id) }
}
