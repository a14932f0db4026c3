import { expect, test } from 'vitest'
import { personForm, personInput } from './person-form.ts'

test('what is left empty is saved as nothing, not as an empty text', () => {
  expect(personInput({ ...personForm(null, undefined), name: ' 林晚舟 ' })).toEqual({
    name: '林晚舟',
    email: null,
    phone: null,
    staffNumber: null,
    post: null,
    departmentId: null,
    managerId: null,
    capacity: null,
    locale: null,
    timeZone: null,
  })
})

test('a holding limit is a whole number or nothing', () => {
  const form = { ...personForm(null, undefined), name: 'x' }
  expect(personInput({ ...form, capacity: '150' })?.capacity).toBe(150)
  expect(personInput({ ...form, capacity: '1.5' })).toBeNull()
  expect(personInput({ ...form, capacity: '-3' })).toBeNull()
})
