import { describe, expect, it } from 'vitest'
import { displayName, nameInClaims } from './name-in-claims.ts'
import { isIssuer } from './schema.ts'

describe('whom claims name', () => {
  const byEmail = { claim: 'email', matches: 'email' } as const

  it('takes an e-mail address only when it is verified', () => {
    expect(nameInClaims({ email: 'a@b.test', email_verified: true }, byEmail)).toEqual({
      kind: 'found',
      value: 'a@b.test',
    })
    for (const email_verified of [false, undefined, null, 'false', 1, 'yes']) {
      expect(nameInClaims({ email: 'a@b.test', email_verified }, byEmail)).toEqual({
        kind: 'unverified',
        value: 'a@b.test',
      })
    }
  })

  it('takes another claim as the administrator chose it, numbers included', () => {
    expect(nameInClaims({ employee: 1017 }, { claim: 'employee', matches: 'staff-number' })).toEqual({
      kind: 'found',
      value: '1017',
    })
  })

  it('is nobody where the claim is absent, empty or no text', () => {
    for (const claims of [{}, { email: ' ' }, { email: ['a@b.test'] }, { email: null }]) {
      expect(nameInClaims({ ...claims, email_verified: true }, byEmail)).toEqual({ kind: 'missing' })
    }
  })

  it('calls a newcomer by name, else by what named them', () => {
    expect(displayName({ name: ' 林晚舟 ' }, 'x')).toBe('林晚舟')
    expect(displayName({ name: '', preferred_username: 'lin' }, 'x')).toBe('lin')
    expect(displayName({}, 'lin@b.test')).toBe('lin@b.test')
  })
})

describe('an issuer', () => {
  it('is https, or http on this machine', () => {
    for (const good of ['https://id.example.com', 'https://id.example.com/realms/x', 'http://127.0.0.1:4000'])
      expect(isIssuer(good), good).toBe(true)
    for (const bad of ['http://id.example.com', 'id.example.com', 'ftp://x', 'https://x/?a=1', 'https://u@x/', ''])
      expect(isIssuer(bad), bad).toBe(false)
  })
})
