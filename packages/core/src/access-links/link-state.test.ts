import { expect, test } from 'vitest'
import { linkLifetime, linkState } from './link-state.ts'

const open = { usedAt: null, revokedAt: null, expiresAt: '2026-11-29T04:00:00Z' }

test('a link opens until it expires, is used or is taken back', () => {
  expect(linkState(open, new Date('2026-11-29T03:59:59Z'))).toBe('open')
  expect(linkState(open, new Date('2026-11-29T04:00:00Z'))).toBe('expired')
  const revoked = { ...open, revokedAt: '2026-11-23T00:00:00Z' }
  expect(linkState(revoked, new Date('2026-11-24T00:00:00Z'))).toBe('revoked')
  expect(linkState({ ...revoked, usedAt: '2026-11-22T00:00:00Z' }, new Date('2026-12-24T00:00:00Z'))).toBe('used')
})

test('an invitation lasts a week, a new password a day, one that was asked for an hour', () => {
  const hours = (ms: number) => ms / 3_600_000
  expect(hours(linkLifetime('invitation', 'by-administrator'))).toBe(168)
  expect(hours(linkLifetime('password-reset', 'by-administrator'))).toBe(24)
  expect(hours(linkLifetime('password-reset', 'by-oneself'))).toBe(1)
})
