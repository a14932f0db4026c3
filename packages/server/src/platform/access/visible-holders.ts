import type { Permission } from '@zhike/core/access/permissions'
import { CompiledQuery } from 'kysely'
import type { Context } from '../context/context.ts'
import { keepPlan } from '../database/keep-plans.ts'

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

// $1 person, $2 department; $3 own, $4 reports, $5 department, $6 and below. Departments go in as an array: of a join the
// planner expects too much and would read all people.
const peopleInScopes = `${keepPlan}with recursive reports as (
    select id from people where id = $1::uuid and $4::boolean
    union
    select p.id from people p join reports r on p.manager_id = r.id
  ), departments_below as (
    select id from departments where id = $2::uuid and $5::boolean
    union
    select d.id from departments d join departments_below b on d.parent_id = b.id where $6::boolean
  )
  select $1::uuid as id where $3::boolean
  union select id from reports
  union select p.id from people p where p.department_id = any(array(select id from departments_below))`

async function resolve(ctx: Context, scopes: ReadonlySet<string>): Promise<VisibleHolders> {
  const { personId, departmentId } = ctx.actor
  if (!personId || scopes.size === 0) return { kind: 'people', personIds: [] }
  if (scopes.size === 1 && scopes.has('own')) return { kind: 'people', personIds: [personId] }
  const parameters = [
    personId,
    departmentId,
    scopes.has('own'),
    scopes.has('reports'),
    scopes.has('department') || scopes.has('department-and-below'),
    scopes.has('department-and-below'),
  ]
  const { rows } = await ctx.db.executeQuery<{ id: string }>(CompiledQuery.raw(peopleInScopes, parameters))
  return { kind: 'people', personIds: rows.map((row) => row.id) }
}
