/** What is done to customers and what hangs on them. A role gives each a data scope. */
export const scopedPermissions = [
  'customer.read',
  'customer.create',
  'customer.update',
  'customer.bulk-change',
  'customer.delete',
  'customer.merge',
  'customer.export',
  'customer.import',
  'customer.assign',
  'customer.release',
  'customer.collaborate',
  'customer.tag',
  'contact.write',
  'order.write',
  'follow-up.write',
  'follow-up.import',
  'consent.write',
  'tier.read',
] as const

/** What concerns the company as a whole: a role has it or not. */
export const plainPermissions = [
  'customer.check-duplicate',
  'duplicate.scan',
  'follow-up.manage',
  'pool.read',
  'pool.claim',
  'pool.manage',
  'rule.read',
  'rule.manage',
  'tier.manage',
  'field.manage',
  'tag.manage',
  'segment.manage',
  'view.share',
  'view.manage',
  'person.read',
  'person.manage',
  'person.see-as',
  'role.read',
  'role.manage',
  'settings.read',
  'settings.manage',
  'audit.read',
  'audit.export',
  'privacy.manage',
  'backup.read',
  'backup.manage',
] as const

/** What can be done, by resource. Routes name one of these. */
export const permissions = [...scopedPermissions, ...plainPermissions] as const

export type ScopedPermission = (typeof scopedPermissions)[number]
export type Permission = (typeof permissions)[number]

/** Routes that ask for no permission: open to anybody, or to whoever is signed in. */
export type RoutePermission = Permission | 'public' | 'signed-in'
