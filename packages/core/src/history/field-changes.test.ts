import { describe, expect, it } from 'vitest'
import { fieldChanges } from './field-changes.ts'

describe('field changes', () => {
  it('name each field that differs, and none that does not', () => {
    expect(fieldChanges({ name: '海晟', size: null, notes: 'a' }, { name: '海晟精密', size: '', notes: 'a' })).toEqual([
      { field: 'name', before: '海晟', after: '海晟精密' },
    ])
  })

  it('of what is new or gone know one side', () => {
    expect(fieldChanges(null, { name: '李', title: null })).toEqual([{ field: 'name', before: undefined, after: '李' }])
    expect(fieldChanges({ name: '李' }, undefined)).toEqual([{ field: 'name', before: '李', after: undefined }])
  })

  it('look into fields that hold fields, and take lists whole', () => {
    expect(fieldChanges({ custom: { a: 1, b: [1] }, lines: [] }, { custom: { a: 2, b: [1] }, lines: [3] })).toEqual([
      { field: 'custom.a', before: 1, after: 2 },
      { field: 'lines', before: [], after: [3] },
    ])
  })

  it('of values that are no records say nothing', () => {
    expect(fieldChanges('x', 3)).toEqual([])
  })
})
