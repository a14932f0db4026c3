import { describe, expect, it } from 'vitest'
import { fallbackRules } from '@zhike/core/duplicates/rules'
import { rulesForm, rulesValue } from './rules-form.ts'

describe('the rules as they are typed', () => {
  const form = rulesForm(fallbackRules)

  it('come back as they were', () => expect(rulesValue(form)).toEqual(fallbackRules))

  it.each([
    ['a weight over 100', { ...form, weights: { ...form.weights, phone: '101' } }],
    ['a weight that is none', { ...form, weights: { ...form.weights, phone: '' } }],
    ['a threshold of nothing', { ...form, listFrom: '0' }],
    ['one that shares with nobody', { ...form, mostSharing: '1' }],
    ['words', { ...form, mostSharing: 'many' }],
  ])('do not take %s', (_, typed) => expect(rulesValue(typed)).toBeNull())
})
