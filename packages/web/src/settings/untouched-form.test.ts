import { expect, test } from 'vitest'
import { daysForm, daysValue } from './untouched-form.ts'

test('what is shown is what is saved, nothing stays nothing', () => {
  const days = { A: 15, B: 30, C: 60, none: null }
  expect(daysValue(daysForm(days))).toEqual(days)
})

test('only whole days from 1 to 3650 count', () => {
  const form = daysForm({ A: 15, B: 30, C: 60, none: 90 })
  for (const wrong of ['0', '3651', '1.5', '-2', 'ten', '']) expect(daysValue({ ...form, A: wrong })).toBeNull()
  expect(daysValue({ ...form, none: 'x' })).toBeNull()
})
