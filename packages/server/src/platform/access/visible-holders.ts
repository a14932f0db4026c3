import type { Permission } from '@zhike/core/access/permissions'
import type { Scope } from '@zhike/core/access/roles'
import { CompiledQuery } from 'kysely'
import { today, type Context, type Services } from '../context/context.ts'
import { keepPlan } from '../database/keep-plans.ts'

/**
 * Whose customers a permission reaches: everybody's and every pool's, or those that the named people hold, and the
 * named customers that somebody else holds but the actor works on.
 */
export type VisibleHolders = { kind: 'all' } | { kind: 'people'; personIds: string[]; customerIds: string[] }

const resolved = new WeakMap<object, Map<string, Promise<VisibleHolders>>>()

/** Resolves the scopes of a permission to people, once per actor object (that is, per request). */
export function visibleHolders(ctx: Context, permission: Permission): Promise<VisibleHolders> {
  return holdersInScopes(ctx, ctx.actor.grants.get(permission) ?? new Set())
}

/** The same for any scopes, as seen by the actor. */
export function holdersInScopes(ctx: Context, scopes: ReadonlySet<Scope>): Promise<VisibleHolders> {
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

/** Whether a customer that this person holds (null: a pool) is among them. */
export function areHolding(holders: VisibleHolders, personId: string | null, customerId: string | null): boolean {
  if (holders.kind === 'all') return true
  if (personId === null) return false
  return holders.personIds.includes(personId) || (customerId !== null && holders.customerIds.includes(customerId))
}

// $1 person, $2 department, $3 the company's day; $4 own, $5 reports, $6 team, $7 department, $8 department and below,
// $9 chosen departments. Departments go in as an array: of a join the planner expects too much and would read all people.
const peopleInScopes = `${keepPlan}with recursive reports as (
    select id from people where id = $1::uuid and $5::boolean
    union
    select p.id from people p join reports r on p.manager_id = r.id
  ), departments_below as (
    select id from departments where (id = $2::uuid and $8::boolean) or id = any($9::uuid[])
    union
    select d.id from departments d join departments_below b on d.parent_id = b.id
  ), people_in as (
    select $1::uuid as id where $4::boolean
    union select l.person_id from leaves l
      where $4::boolean and l.delegate_id = $1::uuid and l.from_on <= $3::date and l.until_on >= $3::date
    union select id from reports
    union select m.person_id from team_members m where $6::boolean and m.team_id = any(array(
      select o.team_id from team_members o where o.person_id = $1::uuid
      union select t.id from teams t where t.lead_id = $1::uuid))
    union select p.id from people p where p.department_id = $2::uuid and $7::boolean
    union select p.id from people p where p.department_id = any(array(select id from departments_below))
  )
  select array(select id::text from people_in) as ids`

// What lies in a pool is nobody's to work on until somebody has it again.
const customersWorkedOn = `${keepPlan}select array(
    select k.customer_id::text from collaborators k
    join tenures t on t.customer_id = k.customer_id and t.end_at = 'infinity' and t.person_id is not null
    where k.person_id = $1::uuid and coalesce(k.until_on >= $2::date, true)) as ids`

async function resolve(ctx: Context, scopes: ReadonlySet<Scope>): Promise<VisibleHolders> {
  const { personId, isAlone } = ctx.actor
  if (!personId || scopes.size === 0) return { kind: 'people', personIds: [], customerIds: [] }
  const isOwn = [...scopes].every((scope) => scope === 'own' || scope === 'collaborating')
  if (isOwn && isAlone) return { kind: 'people', personIds: scopes.has('own') ? [personId] : [], customerIds: [] }
  const worksOnOthers = scopes.has('collaborating') && !isAlone
  return {
    kind: 'people',
    personIds: await keptPeople(ctx, personId, scopes),
    customerIds: worksOnOthers ? await selectIds(ctx, customersWorkedOn, [personId, today(ctx)]) : [],
  }
}

interface KeptPeople {
  version: string
  ids: Promise<string[]>
}

/** So many people are remembered for all who ask. */
const mostKept = 100_000
const kept = new WeakMap<Services, { people: Map<string, KeptPeople>; size: number }>()

/** The people of these scopes, worked out anew when anything they follow from has changed (docs/decisions/0026). */
function keptPeople(ctx: Context, personId: string, scopes: ReadonlySet<Scope>): Promise<string[]> {
  const version = ctx.actor.accessVersion
  // A transaction sees what it has not committed yet, and nobody else does.
  if (version === null || ctx.inTransaction) return selectPeople(ctx, personId, scopes)
  const memory = kept.get(ctx.services) ?? { people: new Map<string, KeptPeople>(), size: 0 }
  kept.set(ctx.services, memory)
  const key = [personId, ctx.actor.departmentId, today(ctx), ...[...scopes].sort()].join()
  const known = memory.people.get(key)
  if (known?.version === version) return known.ids
  const ids = selectPeople(ctx, personId, scopes)
  memory.people.set(key, { version, ids })
  ids.then(
    ({ length }) => {
      memory.size += length + 1
      if (memory.size > mostKept) kept.delete(ctx.services)
    },
    () => memory.people.delete(key),
  )
  return ids
}

function selectPeople(ctx: Context, personId: string, scopes: ReadonlySet<Scope>): Promise<string[]> {
  return selectIds(ctx, peopleInScopes, [
    personId,
    ctx.actor.departmentId,
    today(ctx),
    scopes.has('own'),
    scopes.has('reports'),
    scopes.has('team'),
    scopes.has('department'),
    scopes.has('department-and-below'),
    [...scopes].flatMap((scope) => (scope.startsWith('department:') ? [scope.slice(11)] : [])),
  ])
}

async function selectIds(ctx: Context, text: string, parameters: unknown[]): Promise<string[]> {
  const { rows } = await ctx.db.executeQuery<{ ids: string[] }>(CompiledQuery.raw(text, parameters))
  return rows[0]?.ids ?? []
}
