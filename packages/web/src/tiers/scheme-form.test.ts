import { expect, test } from 'vitest'
import { defaultScheme } from '@zhike/core/tiers/default-scheme'
import { formOf, schemeOf } from './scheme-form.ts'

test('what is shown is what is saved', () => {
  expect(schemeOf(formOf(defaultScheme), defaultScheme)).toEqual(defaultScheme)
})

test('amounts may be written in 万 and with commas', () => {
  const form = { ...formOf(defaultScheme), mode: 'amount' as const, amountA: '500万', amountB: '1,000,000' }
  expect(schemeOf(form, defaultScheme)?.amounts).toEqual({ a: '5000000', b: '1000000' })
})

test('a figure that counts and is none is refused; one of the other mode is kept', () => {
  expect(schemeOf({ ...formOf(defaultScheme), shareA: 'seventy' }, defaultScheme)).toBeNull()
  expect(schemeOf({ ...formOf(defaultScheme), amountA: '' }, defaultScheme)?.amounts).toEqual(defaultScheme.amounts)
})
