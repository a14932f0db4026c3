import { describe, expect, it } from 'vitest'
import { makeRecoveryCode, tidyRecoveryCode, totpDigits } from './recovery-code.ts'

describe('a recovery code', () => {
  it('is long, different every time, and the same however it is typed', () => {
    const codes = new Set(Array.from({ length: 200 }, makeRecoveryCode))
    expect(codes.size).toBe(200)
    for (const code of codes) {
      expect(code).toMatch(/^[A-Z2-9]{5}-[A-Z2-9]{5}-[A-Z2-9]{5}$/)
      expect(tidyRecoveryCode(` ${code.toLowerCase().replaceAll('-', ' ')} `)).toBe(code.replaceAll('-', ''))
    }
  })

  it('is told from the digits of an authenticator', () => {
    expect(totpDigits('123 456')).toBe('123456')
    expect(totpDigits('012345')).toBe('012345')
    for (const other of ['12345', '1234567', 'KQ7M2-XPB9T-4WJCR', '12345a']) expect(totpDigits(other)).toBeNull()
  })
})
