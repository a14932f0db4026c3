import { describe, expect, it } from 'vitest'
import { safeTarget, signInAddress } from './safe-target.ts'

describe('where one goes after signing in', () => {
  it.each([
    ['?to=%2Fcustomers%3Fsort%3D-revenue', '/customers?sort=-revenue'],
    ['', '/'],
    ['?to=https%3A%2F%2Felsewhere.example', '/'],
    ['?to=%2F%2Felsewhere.example', '/'],
    ['?to=%2F%5Celsewhere.example', '/'],
    ['?to=javascript%3Aalert(1)', '/'],
  ])('%s leads to %s', (search, target) => {
    expect(safeTarget(search)).toBe(target)
  })

  it('remembers the page, but not the door itself', () => {
    expect(signInAddress('/customers?sort=-revenue')).toBe('/sign-in?to=%2Fcustomers%3Fsort%3D-revenue')
    expect(signInAddress('/')).toBe('/sign-in')
    expect(signInAddress('/sign-in?to=%2Fx')).toBe('/sign-in')
    expect(signInAddress('/first-run')).toBe('/sign-in')
  })
})
