import type { Permission } from './permissions.ts'
import type { Grants, Scope } from './roles.ts'

/** What has to be known of a person and a customer to say why one reaches the other. */
export interface AccessFacts {
  person: { id: string; name: string; departmentId: string | null; isActive: boolean }
  roles: readonly { key: string; name: string | null; grants: Grants }[]
  holder: {
    kind: 'person' | 'pool'
    id: string
    name: string
    /** The department of the person who holds, then those above it up to the root; empty for a pool. */
    departments: readonly { id: string; name: string }[]
    /** Managers of the person who holds, the nearest first. */
    managers: readonly { id: string; name: string }[]
  }
  /** Teams the person is in or leads, and the holder is in. */
  sharedTeams: readonly { id: string; name: string }[]
  /** Set where the person is a collaborator of the customer today. */
  collaboratesAs: string | null
  /** Set where the holder is on leave today and named the person: the last day. */
  standsInUntil: string | null
}

export const groundCodes = [
  'everything',
  'holds',
  'stands-in',
  'collaborates',
  'leads',
  'same-team',
  'same-department',
  'department-below',
  'chosen-department',
] as const
export type GroundCode = (typeof groundCodes)[number]

export interface Ground {
  role: string
  scope: Scope
  code: GroundCode
  /** The department, team or chain of managers it rests on. */
  through: readonly string[]
}

export interface Miss {
  role: string
  scope: Scope
}

export interface AccessExplanation {
  permission: Permission
  allowed: boolean
  grounds: Ground[]
  /** Scopes that the roles grant and that do not reach this customer. */
  misses: Miss[]
}

/**
 * Why a permission reaches a customer, or why not: every scope that every role grants, with the ground on which it
 * reaches, or as a miss. No entry at all = no role grants the permission.
 */
export function explainAccess(facts: AccessFacts, permission: Permission): AccessExplanation {
  const grounds: Ground[] = []
  const misses: Miss[] = []
  for (const { key: role, grants } of facts.roles) {
    for (const scope of grants[permission] ?? []) {
      const found = facts.person.isActive ? groundsOf(facts, scope) : []
      for (const [code, through] of found) grounds.push({ role, scope, code, through })
      if (found.length === 0) misses.push({ role, scope })
    }
  }
  return { permission, allowed: grounds.length > 0, grounds, misses }
}

type Found = [GroundCode, readonly string[]]

function groundsOf(facts: AccessFacts, scope: Scope): Found[] {
  const { person, holder, sharedTeams, collaboratesAs, standsInUntil } = facts
  if (scope === 'all') return [['everything', []]]
  // What lies in a pool is nobody's: only "all" reaches it.
  if (holder.kind === 'pool') return []
  const found: Found[] = []
  const departmentIds = holder.departments.map(({ id }) => id)
  const namesDownFrom = (id: string) =>
    holder.departments
      .slice(0, departmentIds.indexOf(id) + 1)
      .map(({ name }) => name)
      .toReversed()
  switch (scope) {
    case 'own':
      if (holder.id === person.id) found.push(['holds', []])
      if (standsInUntil !== null) found.push(['stands-in', [standsInUntil]])
      break
    case 'collaborating':
      if (collaboratesAs !== null) found.push(['collaborates', [collaboratesAs]])
      break
    case 'reports': {
      if (holder.id === person.id) found.push(['holds', []])
      const place = holder.managers.findIndex(({ id }) => id === person.id)
      if (place >= 0) {
        const chain = holder.managers.slice(0, place).map(({ name }) => name)
        found.push(['leads', [...chain.toReversed(), holder.name]])
      }
      break
    }
    case 'team':
      if (sharedTeams.length > 0) found.push(['same-team', sharedTeams.map(({ name }) => name)])
      break
    case 'department':
      if (person.departmentId !== null && departmentIds[0] === person.departmentId) {
        found.push(['same-department', namesDownFrom(person.departmentId)])
      }
      break
    case 'department-and-below':
      if (person.departmentId !== null && departmentIds.includes(person.departmentId)) {
        found.push(['department-below', namesDownFrom(person.departmentId)])
      }
      break
    default: {
      const chosen = scope.slice('department:'.length)
      if (departmentIds.includes(chosen)) found.push(['chosen-department', namesDownFrom(chosen)])
    }
  }
  return found
}
