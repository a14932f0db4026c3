import { describe, expect, it } from 'vitest'
import { makeTotpSecret, matchingStep, toBase32, totpCode, totpStep, totpUri } from './totp.ts'

describe('one-time passwords', () => {
  const secret = toBase32(Buffer.from('12345678901234567890'))

  it('are those of RFC 6238, appendix B', () => {
    expect(secret).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ')
    for (const [seconds, code] of [
      [59, '94287082'],
      [1111111109, '07081804'],
      [1111111111, '14050471'],
      [1234567890, '89005924'],
      [2000000000, '69279037'],
      [20000000000, '65353130'],
    ] as const) {
      expect(totpCode(secret, totpStep(new Date(seconds * 1000)), 8)).toBe(code)
    }
  })

  it('count one step before and after now, and no further', () => {
    const now = new Date('2026-06-30T08:00:15Z')
    const step = totpStep(now)
    const found = [-2, -1, 0, 1, 2].map((offset) => matchingStep(secret, totpCode(secret, step + offset), now))
    expect(found).toEqual([null, step - 1, step, step + 1, null])
    expect(matchingStep(secret, '', now)).toBeNull()
  })

  it('have secrets of 160 bits, told to the authenticator with company and account', () => {
    expect(makeTotpSecret()).toMatch(/^[A-Z2-7]{32}$/)
    expect(makeTotpSecret()).not.toBe(makeTotpSecret())
    const uri = new URL(totpUri(secret, '鹿鸣川精工', 'lin@luming.test'))
    expect(decodeURIComponent(uri.pathname)).toBe('/鹿鸣川精工:lin@luming.test')
    expect(uri.searchParams.get('secret')).toBe(secret)
    expect(uri.searchParams.get('issuer')).toBe('鹿鸣川精工')
  })
})
