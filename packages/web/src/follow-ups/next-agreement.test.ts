import { describe, expect, it } from 'vitest'
import { nextAgreement } from './next-agreement.ts'

describe('the next contact after a follow-up', () => {
  it.each([
    ['2026-11-20', null, null],
    ['2026-11-21', null, null],
    ['2026-11-22', null, undefined],
    [null, null, undefined],
    [undefined, null, undefined],
    ['2026-11-20', '2026-11-24', '2026-11-24'],
    [null, '2026-11-24', '2026-11-24'],
  ])('agreed %s, chosen %s: %s', (agreed, chosen, expected) => {
    expect(nextAgreement(agreed, chosen, '2026-11-21')).toBe(expected)
  })
})
