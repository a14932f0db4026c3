import { roles } from '@zhike/core/access/roles'
import { describe, expect, it } from 'vitest'
import { defaultScope, tabsFor } from './list-scope.ts'

describe('tabs of the list by role', () => {
  it.each([
    ['account-manager', ['mine', 'watched'], 'mine'],
    ['team-lead', ['mine', 'reports', 'department', 'all', 'watched'], 'all'],
    ['administrator', ['mine', 'reports', 'department', 'all', 'watched'], 'all'],
  ] as const)('%s', (role, tabs, first) => {
    expect(tabsFor(roles[role]['customer.read'])).toEqual(tabs)
    expect(defaultScope(roles[role]['customer.read'])).toBe(first)
  })
})
