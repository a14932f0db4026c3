import { describe, expect, it } from 'vitest'
import { emptyCustomer } from './customer-draft.ts'
import { changedFields, mergeDrafts, patchOf } from './merge-drafts.ts'

const before = { ...emptyCustomer, name: '宁波北斗湾机械', phone: '0574-1', notes: 'a' }

describe('two people change one record', () => {
  it('sends only what differs, empty as null', () => {
    expect(patchOf(before, { ...before, name: ' 宁波北斗湾机械 ', phone: '', size: '300 人' })).toEqual({
      phone: null,
      size: '300 人',
    })
    expect(changedFields(before, before)).toEqual([])
  })

  it('joins changes of different fields without a question', () => {
    const mine = { ...before, phone: '0574-2' }
    const theirs = { ...before, notes: 'b', source: '展会' }
    expect(mergeDrafts(before, mine, theirs)).toEqual({
      fields: [],
      merged: { ...before, phone: '0574-2', notes: 'b', source: '展会' },
    })
  })

  it('asks where both changed the same field differently, and not where both wrote the same', () => {
    const mine = { ...before, phone: '0574-2', notes: 'c' }
    const theirs = { ...before, phone: '0574-2', notes: 'b' }
    expect(mergeDrafts(before, mine, theirs)).toEqual({
      fields: ['notes'],
      merged: { ...before, phone: '0574-2', notes: 'c' },
    })
  })
})
