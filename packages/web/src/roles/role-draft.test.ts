import { describe, expect, it } from 'vitest'
import { changedLines, emptyDraft, inputOf, mergeRoles, withGrant, withRule } from './role-draft.ts'

const base = { ...emptyDraft, name: '区域经理' }

describe('a role being written', () => {
  it('knows which lines differ; the order of scopes does not count', () => {
    const one = withGrant(base, 'customer.read', ['own', 'team'])
    expect(changedLines(base, one)).toEqual(['customer.read'])
    expect(changedLines(one, withGrant(base, 'customer.read', ['team', 'own']))).toEqual([])
  })

  it('drops what is empty or open, and never lets change what is not shown whole', () => {
    expect(withGrant(base, 'customer.read', []).grants).toEqual({ 'person.read': ['all'] })
    const masked = withRule(base, 'customer.phone', { show: 'masked', edit: true })
    expect(masked.fields).toEqual({ 'customer.phone': { show: 'masked', edit: false } })
    expect(withRule(masked, 'customer.phone', { show: 'visible', edit: true }).fields).toEqual({})
  })

  it('is sent trimmed', () => {
    expect(inputOf({ ...base, name: ' 区域经理 ', description: ' ' })).toMatchObject({
      name: '区域经理',
      description: null,
    })
  })
})

describe('mergeRoles', () => {
  it('keeps theirs, puts mine on top and names what both changed', () => {
    const mine = withGrant(withGrant(base, 'customer.export', ['own']), 'customer.read', ['all'])
    const theirs = { ...withGrant(base, 'customer.read', ['team']), name: '大区经理' }
    const { merged, clashes } = mergeRoles(base, mine, theirs)
    expect(merged).toMatchObject({
      name: '大区经理',
      grants: { 'customer.export': ['own'], 'customer.read': ['all'] },
    })
    expect(clashes).toEqual(['customer.read'])
  })
})
