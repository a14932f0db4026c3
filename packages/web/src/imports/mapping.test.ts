import { expect, test } from 'vitest'
import { fieldOfColumn, mapColumn } from './mapping.ts'

const mapping = { name: '客户名称', owner: '业务员' }

test('a column means one field, a field comes from one column', () => {
  expect(mapColumn(mapping, '负责人', 'owner')).toEqual({ name: '客户名称', owner: '负责人' })
  expect(mapColumn(mapping, '客户名称', 'shortName')).toEqual({ shortName: '客户名称', owner: '业务员' })
})

test('a column can be left out', () => {
  expect(mapColumn(mapping, '业务员', '')).toEqual({ name: '客户名称' })
  expect(fieldOfColumn(mapping, '业务员')).toBe('owner')
  expect(fieldOfColumn(mapping, '备注')).toBeUndefined()
})
