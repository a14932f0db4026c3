import { describe, expect, it } from 'vitest'
import { freeAttempts, lockDelay, lockDelays } from './lock-delay.ts'

describe('lockDelay', () => {
  it('lets four wrong passwords pass and makes the fifth cost half a minute', () => {
    expect([1, 2, 3, 4, 5].map((failures) => lockDelay('account', failures))).toEqual([0, 0, 0, 0, 30])
  })

  it('doubles with every further one and stops at a quarter of an hour', () => {
    expect([6, 7, 8, 9, 10, 11, 500].map((failures) => lockDelay('account', failures))).toEqual([
      60, 120, 240, 480, 900, 900, 900,
    ])
  })

  it('bears more from an address, behind which many people sit', () => {
    expect(lockDelay('address', freeAttempts.address - 1)).toBe(0)
    expect(lockDelay('address', freeAttempts.address)).toBe(30)
  })

  it('can be written down whole: the last of the list is the longest', () => {
    expect(lockDelays('account')).toEqual([0, 0, 0, 0, 30, 60, 120, 240, 480, 900, 900])
    expect(lockDelays('address').at(-1)).toBe(lockDelay('address', 10_000))
  })
})
