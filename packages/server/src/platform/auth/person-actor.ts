import type { Permission } from '@zhike/core/access/permissions'
import { grantsOf, roleKeys, type RoleKey, type Scope } from '@zhike/core/access/roles'
import type { Actor } from '../context/context.ts'

interface Identity {
  personId: string
  name: string
  departmentId: string | null
  roles: readonly string[]
  via: Actor['via']
  sessionId?: string | null
  ipAddress?: string | null
}

const grantsByRoles = new Map<string, ReadonlyMap<Permission, ReadonlySet<Scope>>>()

export function personActor(identity: Identity): Actor {
  const roles = roleKeys.filter((role) => identity.roles.includes(role))
  return {
    kind: 'person',
    personId: identity.personId,
    name: identity.name,
    departmentId: identity.departmentId,
    roles,
    grants: grantsFor(roles),
    via: identity.via,
    sessionId: identity.sessionId ?? null,
    ipAddress: identity.ipAddress ?? null,
  }
}

/** Whoever has not signed in: no grants, so that only public routes answer. */
export function anonymousActor(ipAddress: string | null): Actor {
  return {
    kind: 'system',
    personId: null,
    name: 'anonymous',
    departmentId: null,
    roles: [],
    grants: grantsFor([]),
    via: 'web',
    sessionId: null,
    ipAddress,
  }
}

function grantsFor(roles: readonly RoleKey[]): ReadonlyMap<Permission, ReadonlySet<Scope>> {
  const key = roles.join(',')
  const known = grantsByRoles.get(key)
  if (known) return known
  const grants = grantsOf(roles)
  grantsByRoles.set(key, grants)
  return grants
}
