import { describe, expect, it } from 'vitest'
import { explainAccess, type AccessFacts } from './explain-access.ts'
import type { Scope } from './roles.ts'

const facts: AccessFacts = {
  person: { id: 'p', name: '沈青禾', departmentId: 'east', isActive: true },
  roles: [],
  holder: {
    kind: 'person',
    id: 'h',
    name: '林晚舟',
    departments: [
      { id: 'ningbo', name: '宁波' },
      { id: 'east', name: '华东' },
      { id: 'root', name: '鹿鸣川' },
    ],
    managers: [
      { id: 'm', name: '周正' },
      { id: 'p', name: '沈青禾' },
    ],
  },
  sharedTeams: [],
  collaboratesAs: null,
  standsInUntil: null,
}

function codes(scope: Scope, change: Partial<AccessFacts> = {}) {
  const roles = [{ key: 'r', name: null, grants: { 'customer.read': [scope] } }]
  const { grounds } = explainAccess({ ...facts, ...change, roles }, 'customer.read')
  return grounds.map(({ code, through }) => [code, ...through])
}

describe('explainAccess', () => {
  const mine = { ...facts.holder, id: 'p' }
  const pooled = { kind: 'pool' as const, id: 'o', name: '公海', departments: [], managers: [] }
  it.each([
    ['own', {}, []],
    ['own', { holder: mine }, [['holds']]],
    ['own', { standsInUntil: '2026-11-30' }, [['stands-in', '2026-11-30']]],
    ['collaborating', {}, []],
    ['collaborating', { collaboratesAs: 'pre-sales' }, [['collaborates', 'pre-sales']]],
    ['reports', {}, [['leads', '周正', '林晚舟']]],
    ['reports', { person: { ...facts.person, id: 'x' } }, []],
    ['team', {}, []],
    ['team', { sharedTeams: [{ id: 't', name: '大客户组' }] }, [['same-team', '大客户组']]],
    ['department', {}, []],
    ['department', { person: { ...facts.person, departmentId: 'ningbo' } }, [['same-department', '宁波']]],
    ['department-and-below', {}, [['department-below', '华东', '宁波']]],
    ['department-and-below', { person: { ...facts.person, departmentId: null } }, []],
    ['department:root', {}, [['chosen-department', '鹿鸣川', '华东', '宁波']]],
    ['department:south', {}, []],
    ['all', {}, [['everything']]],
    ['all', { holder: pooled }, [['everything']]],
    ['reports', { holder: pooled }, []],
    ['all', { person: { ...facts.person, isActive: false } }, []],
  ] as [Scope, Partial<AccessFacts>, string[][]][])('%s', (scope, change, found) => {
    expect(codes(scope, change)).toEqual(found)
  })

  it('tells a scope that misses from a permission that no role grants', () => {
    const roles = [
      { key: 'a', name: null, grants: { 'customer.read': ['own' as const, 'reports' as const] } },
      { key: 'b', name: null, grants: {} },
    ]
    expect(explainAccess({ ...facts, roles }, 'customer.read')).toMatchObject({
      allowed: true,
      grounds: [{ role: 'a', scope: 'reports' }],
      misses: [{ role: 'a', scope: 'own' }],
    })
    expect(explainAccess({ ...facts, roles }, 'customer.export')).toEqual({
      permission: 'customer.export',
      allowed: false,
      grounds: [],
      misses: [],
    })
  })
})
