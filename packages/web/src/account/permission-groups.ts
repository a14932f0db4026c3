import type { Permission } from '@zhike/core/access/permissions'

/** Permissions as people choose them for a key: by what they concern, in the order of daily work. */
const groups = {
  customers: ['customer', 'duplicate', 'view', 'tag', 'segment', 'contact', 'order', 'follow-up', 'consent'],
  ownership: ['pool', 'rule', 'tier'],
  company: ['person', 'role', 'field', 'settings', 'audit', 'privacy', 'backup'],
} as const

export type PermissionGroup = keyof typeof groups | 'other'

/** The permissions somebody holds, grouped; what belongs to no group comes last. */
export function groupPermissions(held: readonly Permission[]): { group: PermissionGroup; permissions: Permission[] }[] {
  const resourceOf = (permission: Permission) => permission.split('.')[0] ?? ''
  const known = Object.entries(groups).map(([group, resources]) => ({
    group: group as PermissionGroup,
    permissions: resources.flatMap((resource) => held.filter((one) => resourceOf(one) === resource)),
  }))
  const placed = new Set(known.flatMap(({ permissions }) => permissions))
  const rest = { group: 'other' as const, permissions: held.filter((one) => !placed.has(one)) }
  return [...known, rest].filter(({ permissions }) => permissions.length > 0)
}
