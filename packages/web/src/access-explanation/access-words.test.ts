import { describe, expect, it } from 'vitest'
import { scopedPermissions } from '@zhike/core/access/permissions'
import type { AccessExplanationAnswer } from '@zhike/core/access-explanation/schema'
import { accessGroups, groundWords, missWords } from './access-words.ts'

const lead = { role: 'team-lead', roleName: null, scope: 'department-and-below' } as const
const ground = { ...lead, code: 'department-below', through: ['华东', '宁波'] } as const

function answer(holder: Partial<AccessExplanationAnswer['customer']['holder']> = {}): AccessExplanationAnswer {
  return {
    person: { id: 'p', name: '林晚舟', isActive: true, departmentName: '华东', roles: ['team-lead'] },
    customer: {
      id: 'c',
      name: '海丝',
      holder: { kind: 'person', id: 'h', name: '陈牧野', departments: ['鹿鸣川', '华东', '宁波'], ...holder },
    },
    permissions: scopedPermissions.map((permission) =>
      permission === 'customer.export'
        ? { permission, allowed: false, grounds: [], misses: [] }
        : {
            permission,
            allowed: true,
            grounds: [{ ...ground, through: [...ground.through] }],
            misses: [{ ...lead, scope: 'own' }],
          },
    ),
    fieldRules: {},
  }
}

describe('accessGroups', () => {
  it('tells together what has the same reasons, the reading first, and nothing about making new customers', () => {
    const groups = accessGroups(answer())
    expect(groups).toHaveLength(2)
    expect(groups[0]).toMatchObject({ allowed: true, misses: [] })
    expect(groups[0]?.permissions[0]).toBe('customer.read')
    expect(groups[0]?.permissions).not.toContain('customer.create')
    expect(groups[1]).toEqual({ permissions: ['customer.export'], allowed: false, grounds: [], misses: [] })
  })
})

describe('the words', () => {
  it('name the departments between', () => {
    expect(groundWords(answer(), { ...ground, through: ['华东', '宁波'] })).toEqual({
      key: 'department-below',
      values: { person: '林晚舟', holder: '陈牧野', department: '华东', path: '华东 › 宁波' },
    })
    expect(groundWords(answer(), { ...ground, through: ['华东'] }).key).toBe('same-department')
  })

  it('name the line of managers from the person down to the holder', () => {
    const leads = { ...lead, scope: 'reports', code: 'leads', through: ['周正', '陈牧野'] } as const
    expect(groundWords(answer(), { ...leads, through: [...leads.through] }).values['chain']).toBe(
      '林晚舟 › 周正 › 陈牧野',
    )
  })

  it('say why a scope misses: the other department, the chosen one, or a pool', () => {
    const names = { nowhere: '没有部门', departmentName: (id: string) => (id === 'd1' ? '华南' : undefined) }
    expect(missWords(answer(), { ...lead, scope: 'own' }, names)).toMatchObject({
      key: 'own',
      values: { where: '鹿鸣川 › 华东 › 宁波' },
    })
    expect(missWords(answer(), { ...lead, scope: 'department:d1' }, names)).toMatchObject({
      key: 'chosen',
      values: { chosen: '华南' },
    })
    expect(missWords(answer({ kind: 'pool', departments: [] }), { ...lead, scope: 'own' }, names)).toMatchObject({
      key: 'pool',
      values: { where: '没有部门' },
    })
  })
})
