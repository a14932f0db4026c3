import { permissions, type Permission } from './permissions.ts'

/**
 * Data scope 数据权限: whose customers a permission reaches.
 * own 本人 · reports 本人及下属 (all levels below by manager) · department 本部门 · department-and-below 本部门及下级 · all 全部.
 */
export const scopes = ['own', 'reports', 'department', 'department-and-below', 'all'] as const
export type Scope = (typeof scopes)[number]

export const roleKeys = ['account-manager', 'team-lead', 'administrator'] as const
export type RoleKey = (typeof roleKeys)[number]

export type Grants = Partial<Record<Permission, readonly Scope[]>>

const own: readonly Scope[] = ['own']
const led: readonly Scope[] = ['own', 'reports', 'department-and-below']
const all: readonly Scope[] = ['all']

/** The roles a company begins with. A permission that is absent is not granted. */
export const roles: Record<RoleKey, Grants> = {
  'account-manager': {
    'customer.read': own,
    'customer.create': own,
    'customer.update': own,
    'customer.delete': own,
    'customer.export': own,
    'customer.release': own,
    'customer.check-duplicate': all,
    'contact.write': own,
    'order.write': own,
    'follow-up.write': own,
    'pool.read': all,
    'pool.claim': all,
    'tier.read': own,
    'rule.read': all,
    'person.read': all,
  },
  'team-lead': {
    'customer.read': led,
    'customer.create': led,
    'customer.update': led,
    'customer.delete': led,
    'customer.export': led,
    'customer.import': led,
    'customer.assign': led,
    'customer.release': led,
    'customer.check-duplicate': all,
    'contact.write': led,
    'order.write': led,
    'follow-up.write': led,
    'follow-up.import': led,
    'pool.read': all,
    'pool.claim': all,
    'tier.read': led,
    'rule.read': all,
    'person.read': all,
  },
  administrator: Object.fromEntries(permissions.map((permission) => [permission, all])),
}

/** The union of what several roles grant. */
export function grantsOf(held: readonly RoleKey[]): Map<Permission, Set<Scope>> {
  const granted = new Map<Permission, Set<Scope>>()
  for (const role of held) {
    for (const permission of permissions) {
      for (const scope of roles[role][permission] ?? []) {
        const scopesOfPermission = granted.get(permission) ?? new Set<Scope>()
        granted.set(permission, scopesOfPermission.add(scope))
      }
    }
  }
  return granted
}
