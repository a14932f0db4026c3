import { expect, it } from 'vitest'
import { newPurposeKey } from './new-purpose-key.ts'
import { numberOrNull } from './number-or-null.ts'

it('reads whole numbers, nothing as none and anything else as wrong', () => {
  expect(numberOrNull(' 12 ')).toBe(12)
  expect(numberOrNull('')).toBeNull()
  for (const wrong of ['1.5', '-1', 'x', '1e3']) expect(numberOrNull(wrong)).toBeNaN()
})

it('gives a new purpose a key that nobody has', () => {
  expect(newPurposeKey([{ key: 'own-2', name: '甲' }])).toBe('own-3')
  expect(newPurposeKey([])).toBe('own-1')
})
