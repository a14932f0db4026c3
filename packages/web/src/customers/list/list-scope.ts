import type { Scope } from '@zhike/core/access/roles'
import type { CustomerScope } from '@zhike/core/customers/schema'

/**
 * The tabs that can differ for somebody: who reaches only their own customers needs no tab of others. Teams and chosen
 * departments have no tab of their own, they stand under 全部.
 */
export function tabsFor(granted: readonly Scope[] | undefined): CustomerScope[] {
  const scopes = new Set(granted)
  if (scopes.has('all')) return ['mine', 'reports', 'department', 'all', 'watched']
  const tabs: CustomerScope[] = ['mine']
  if (scopes.has('collaborating')) tabs.push('collaborating')
  if (scopes.has('reports')) tabs.push('reports')
  if (scopes.has('department') || scopes.has('department-and-below')) tabs.push('department')
  if ([...scopes].some((scope) => scope !== 'own' && scope !== 'collaborating')) tabs.push('all')
  return [...tabs, 'watched']
}

/** Where the list opens: on one's own customers; on all of them for who looks after others, whose own may be none. */
export function defaultScope(granted: readonly Scope[] | undefined): CustomerScope {
  return tabsFor(granted).includes('all') ? 'all' : 'mine'
}
