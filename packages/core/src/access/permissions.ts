/** What can be done, by resource. Routes name one of these; roles give each a data scope. */
export const permissions = [
  'customer.read',
  'customer.create',
  'customer.update',
  'customer.delete',
  'customer.export',
  'customer.import',
  'customer.assign',
  'customer.release',
  'customer.check-duplicate',
  'contact.write',
  'order.write',
  'follow-up.write',
  'follow-up.import',
  'pool.read',
  'pool.claim',
  'pool.manage',
  'rule.read',
  'rule.manage',
  'tier.read',
  'tier.manage',
  'person.read',
  'person.manage',
  'settings.read',
  'settings.manage',
  'audit.read',
] as const

export type Permission = (typeof permissions)[number]

/** Routes that ask for no permission: open to anybody, or to whoever is signed in. */
export type RoutePermission = Permission | 'public' | 'signed-in'
