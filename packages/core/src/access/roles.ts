import { permissions, type Permission } from './permissions.ts'

/**
 * Data scope 数据权限: whose customers a permission reaches.
 * own 本人 (and of whoever is on leave and named this person) · collaborating 协作的 · reports 本人及下属 (all levels below
 * by manager) · team 本组 · department 本部门 · department-and-below 本部门及下级 · all 全部.
 */
export const scopes = ['own', 'collaborating', 'reports', 'team', 'department', 'department-and-below', 'all'] as const
/** `department:<id>` is a chosen department 指定部门 with those below it. */
export type Scope = (typeof scopes)[number] | `department:${string}`

export const roleKeys = [
  'account-manager',
  'pre-sales',
  'customer-success',
  'team-lead',
  'sales-director',
  'service-agent',
  'marketer',
  'operations',
  'administrator',
  'executive',
  'auditor',
] as const
/** A role that comes with the product; a role of the company's own has an id for a key. */
export type RoleKey = (typeof roleKeys)[number]

export type Grants = Partial<Record<Permission, readonly Scope[]>>

const own: readonly Scope[] = ['own']
const mine: readonly Scope[] = ['own', 'collaborating']
const led: readonly Scope[] = ['own', 'reports', 'team', 'department-and-below']
const ledAndMine: readonly Scope[] = ['own', 'collaborating', 'reports', 'team', 'department-and-below']
const all: readonly Scope[] = ['all']

/** Everybody who works with customers looks these up. */
const common: Grants = {
  'customer.check-duplicate': all,
  'pool.read': all,
  'rule.read': all,
  'person.read': all,
}

const accountManager: Grants = {
  ...common,
  'customer.read': mine,
  'customer.create': own,
  'customer.update': own,
  'customer.bulk-change': own,
  'customer.delete': own,
  'customer.merge': own,
  'customer.export': own,
  'customer.release': own,
  'customer.collaborate': own,
  'customer.tag': mine,
  'contact.write': mine,
  'order.write': own,
  'follow-up.write': mine,
  'consent.write': mine,
  'pool.claim': all,
  'tier.read': mine,
}

const teamLead: Grants = {
  ...common,
  'customer.read': ledAndMine,
  'customer.create': led,
  'customer.update': led,
  'customer.bulk-change': led,
  'customer.delete': led,
  'customer.merge': led,
  'customer.export': led,
  'customer.import': led,
  'customer.assign': led,
  'customer.release': led,
  'customer.collaborate': led,
  'customer.tag': ledAndMine,
  'contact.write': ledAndMine,
  'order.write': led,
  'follow-up.write': ledAndMine,
  'follow-up.import': led,
  'consent.write': ledAndMine,
  'pool.claim': all,
  'tier.read': ledAndMine,
  'view.share': all,
}

const readings: Grants = {
  ...common,
  'customer.read': all,
  'tier.read': all,
}

/** What comes with the product. A permission that is absent is not granted. */
export const roles: Record<RoleKey, Grants> = {
  'account-manager': accountManager,
  'pre-sales': {
    ...common,
    'customer.read': mine,
    'customer.create': own,
    'customer.update': own,
    'customer.release': own,
    'customer.tag': mine,
    'contact.write': mine,
    'follow-up.write': mine,
    'consent.write': mine,
    'tier.read': mine,
  },
  'customer-success': {
    ...common,
    'customer.read': mine,
    'customer.create': own,
    'customer.update': mine,
    'customer.release': own,
    'customer.collaborate': own,
    'customer.tag': mine,
    'contact.write': mine,
    'order.write': own,
    'follow-up.write': mine,
    'consent.write': mine,
    'tier.read': mine,
  },
  'team-lead': teamLead,
  'sales-director': { ...teamLead, 'pool.manage': all, 'segment.manage': all, 'role.read': all },
  'service-agent': {
    ...common,
    'customer.read': all,
    'customer.create': own,
    'customer.tag': all,
    'contact.write': all,
    'follow-up.write': all,
    'consent.write': all,
    'tier.read': all,
  },
  marketer: { ...readings, 'customer.tag': all, 'tag.manage': all, 'segment.manage': all, 'view.share': all },
  operations: {
    ...readings,
    'customer.create': all,
    'customer.update': all,
    'customer.bulk-change': all,
    'customer.delete': all,
    'customer.merge': all,
    'customer.export': all,
    'customer.import': all,
    'customer.assign': all,
    'customer.release': all,
    'customer.collaborate': all,
    'customer.tag': all,
    'contact.write': all,
    'order.write': all,
    'follow-up.write': all,
    'follow-up.import': all,
    'follow-up.manage': all,
    'consent.write': all,
    'pool.claim': all,
    'pool.manage': all,
    'rule.manage': all,
    'tier.manage': all,
    'duplicate.scan': all,
    'field.manage': all,
    'tag.manage': all,
    'segment.manage': all,
    'view.share': all,
    'view.manage': all,
    'role.read': all,
    'settings.read': all,
    'backup.read': all,
  },
  administrator: Object.fromEntries(permissions.map((permission) => [permission, all])),
  executive: readings,
  auditor: Object.fromEntries(
    permissions
      .filter((permission) => permission.endsWith('.read') || permission === 'audit.export')
      .map((permission) => [permission, all]),
  ),
}

/** The union of what several roles grant. */
export function uniteGrants(several: readonly Grants[]): Map<Permission, Set<Scope>> {
  const granted = new Map<Permission, Set<Scope>>()
  for (const permission of permissions) {
    const united = new Set(several.flatMap((grants) => grants[permission] ?? []))
    if (united.size > 0) granted.set(permission, united)
  }
  return granted
}

/** What built-in roles grant together. */
export function grantsOf(held: readonly RoleKey[]): Map<Permission, Set<Scope>> {
  return uniteGrants(held.map((role) => roles[role]))
}
