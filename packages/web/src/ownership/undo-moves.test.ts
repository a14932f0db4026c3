import { describe, expect, it } from 'vitest'
import { undoSteps } from './undo-moves.ts'

const of = (id: string, kind: 'person' | 'pool', holder: string) => ({
  id,
  name: id,
  holder: { kind, id: holder, name: holder },
})
const rep = { myId: 'me', mayAssign: false, mayClaim: true }
const lead = { myId: 'lead', mayAssign: true, mayClaim: true }

describe('bringing customers back', () => {
  it('lets a rep claim what was released', () => {
    expect(undoSteps([of('a', 'person', 'me'), of('b', 'person', 'me')], { poolId: 'p' }, rep)).toEqual([
      { kind: 'claim', poolId: 'p', customerIds: ['a', 'b'] },
    ])
  })

  it('offers a rep nothing where others held one of them', () => {
    expect(undoSteps([of('a', 'person', 'me'), of('b', 'person', 'you')], { poolId: 'p' }, rep)).toBeUndefined()
    expect(undoSteps([of('a', 'person', 'me')], {}, rep)).toBeUndefined()
  })

  it('gives each back to who held it', () => {
    expect(undoSteps([of('a', 'person', 'x'), of('b', 'pool', 'p'), of('c', 'person', 'x')], {}, lead)).toEqual([
      { kind: 'assign', personId: 'x', customerIds: ['a', 'c'] },
      { kind: 'release', poolId: 'p', customerIds: ['b'] },
    ])
  })
})
