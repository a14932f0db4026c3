import { roles } from '@zhike/core/access/roles'
import { describe, expect, it } from 'vitest'
import { defaultScope, tabsFor } from './list-scope.ts'

describe('tabs of the list by role', () => {
  it.each([
    ['account-manager', ['mine', 'collaborating', 'watched'], 'mine'],
    ['team-lead', ['mine', 'collaborating', 'reports', 'department', 'all', 'watched'], 'all'],
    ['administrator', ['mine', 'reports', 'department', 'all', 'watched'], 'all'],
  ] as const)('%s', (role, tabs, first) => {
    expect(tabsFor(roles[role]['customer.read'])).toEqual(tabs)
    expect(defaultScope(roles[role]['customer.read'])).toBe(first)
  })

  it('a team and chosen departments are found under 全部', () => {
    expect(tabsFor(['own', 'team'])).toEqual(['mine', 'all', 'watched'])
    expect(tabsFor(['department:d'])).toEqual(['mine', 'all', 'watched'])
    expect(tabsFor(undefined)).toEqual(['mine', 'watched'])
  })
})
