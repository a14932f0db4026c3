import { scopedPermissions, type Permission } from '@zhike/core/access/permissions'

/** The permissions in the order people think of them. Every permission stands in exactly one group. */
export const permissionGroups = [
  {
    key: 'customers',
    permissions: [
      'customer.read',
      'customer.create',
      'customer.update',
      'customer.tag',
      'customer.bulk-change',
      'customer.delete',
      'customer.merge',
      'customer.export',
      'customer.import',
      'customer.check-duplicate',
      'view.share',
      'view.manage',
      'duplicate.scan',
    ],
  },
  {
    key: 'records',
    permissions: [
      'follow-up.write',
      'follow-up.import',
      'follow-up.manage',
      'contact.write',
      'order.write',
      'consent.write',
      'tier.read',
      'tag.manage',
      'segment.manage',
    ],
  },
  {
    key: 'ownership',
    permissions: [
      'customer.assign',
      'customer.release',
      'customer.collaborate',
      'pool.read',
      'pool.claim',
      'pool.manage',
      'rule.read',
      'rule.manage',
      'tier.manage',
    ],
  },
  { key: 'people', permissions: ['person.read', 'person.manage', 'person.see-as', 'role.read', 'role.manage'] },
  {
    key: 'company',
    permissions: [
      'field.manage',
      'settings.read',
      'settings.manage',
      'audit.read',
      'audit.export',
      'privacy.manage',
      'backup.read',
      'backup.manage',
    ],
  },
] as const satisfies readonly { key: string; permissions: readonly Permission[] }[]

const scoped = new Set<Permission>(scopedPermissions)

/** Whether a permission is given for some customers; the others are given or not. */
export function hasScope(permission: Permission): boolean {
  return scoped.has(permission)
}
