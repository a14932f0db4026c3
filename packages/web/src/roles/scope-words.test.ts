import { describe, expect, it } from 'vitest'
import { scopeParts, toggleScope } from './scope-words.ts'

describe('scopeParts', () => {
  it.each([
    [[], []],
    [['own'], ['own']],
    [['own', 'all'], ['all']],
    [
      ['own', 'collaborating', 'reports', 'team', 'department', 'department-and-below'],
      ['collaborating', 'reports', 'team', 'department-and-below'],
    ],
  ] as const)('%j', (granted, kinds) => {
    expect(scopeParts([...granted]).map((part) => part.kind)).toEqual(kinds)
  })

  it('counts chosen departments', () => {
    expect(scopeParts(['department:a', 'own', 'department:b'])).toEqual([
      { kind: 'own', count: 1 },
      { kind: 'chosen', count: 2 },
    ])
  })
})

describe('toggleScope', () => {
  it('takes and gives back one scope, and lets “all” stand alone', () => {
    expect(toggleScope(['own'], 'team')).toEqual(['own', 'team'])
    expect(toggleScope(['own', 'team'], 'own')).toEqual(['team'])
    expect(toggleScope(['own', 'team'], 'all')).toEqual(['all'])
    expect(toggleScope(['all'], 'own')).toEqual(['own'])
    expect(toggleScope(['all'], 'all')).toEqual([])
  })
})
