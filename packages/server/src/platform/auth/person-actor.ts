import { uniteFieldRules, fieldRulesOfBuiltIn, type FieldRules } from '@zhike/core/access/protected-fields'
import type { Permission } from '@zhike/core/access/permissions'
import { roles as builtIn, uniteGrants, type Grants, type RoleKey, type Scope } from '@zhike/core/access/roles'
import type { Actor } from '../context/context.ts'

/** A role somebody holds; of the company's own ones with what it grants. */
export interface HeldRole {
  key: string
  grants: Grants | null
  fields: FieldRules | null
}

interface Identity {
  personId: string
  name: string
  departmentId: string | null
  roles: readonly HeldRole[]
  /** Unknown = looked up where it matters. */
  isAlone?: boolean
  accessVersion?: string | null
  via: Actor['via']
  sessionId?: string | null
  ipAddress?: string | null
  /** Of an API key: nothing beyond these. */
  only?: readonly Permission[] | null
  mustFirst?: Actor['mustFirst']
}

interface Rights {
  grants: ReadonlyMap<Permission, ReadonlySet<Scope>>
  fields: FieldRules
}

const rightsOfBuiltIn = new Map<string, Rights>()

export function personActor(identity: Identity): Actor {
  const { grants: held, fields } = rightsOf(identity.roles)
  const only = identity.only ?? null
  return {
    kind: 'person',
    personId: identity.personId,
    name: identity.name,
    departmentId: identity.departmentId,
    roles: identity.roles.map(({ key }) => key),
    grants: only === null ? held : new Map([...held].filter(([permission]) => only.includes(permission))),
    fields,
    isAlone: identity.isAlone ?? false,
    accessVersion: identity.accessVersion ?? null,
    via: identity.via,
    sessionId: identity.sessionId ?? null,
    ipAddress: identity.ipAddress ?? null,
    ...(only === null ? {} : { isLimited: true }),
    mustFirst: identity.mustFirst ?? null,
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
    ...rightsOf([]),
    isAlone: true,
    accessVersion: null,
    via: 'web',
    sessionId: null,
    ipAddress,
    mustFirst: null,
  }
}

function rightsOf(roles: readonly HeldRole[]): Rights {
  // Built-in roles never change while the program runs.
  const isFixed = roles.every(({ grants }) => grants === null)
  const key = roles.map((role) => role.key).join(',')
  const known = isFixed ? rightsOfBuiltIn.get(key) : undefined
  if (known) return known
  const rights = {
    grants: uniteGrants(roles.map((role) => role.grants ?? builtIn[role.key as RoleKey] ?? {})),
    fields: uniteFieldRules(roles.map((role) => role.fields ?? fieldRulesOfBuiltIn[role.key as RoleKey] ?? {})),
  }
  if (isFixed) rightsOfBuiltIn.set(key, rights)
  return rights
}
