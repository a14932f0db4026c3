import { expect, test } from 'vitest'
import { fieldsInFileOrder } from './fields-in-file-order.ts'

test('values stand as the columns of the file do, what has no column comes last', () => {
  const columns = [{ name: '业务员' }, { name: '备注一' }, { name: '公司' }]
  const mapping = { name: '公司', owner: '业务员', other: '没有的列' }
  expect(fieldsInFileOrder(['name', 'phone', 'owner'], columns, mapping)).toEqual(['owner', 'name', 'phone'])
})
