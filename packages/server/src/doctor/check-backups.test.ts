import { expect, it } from 'vitest'
import { backupFindings } from './check-backups.ts'

const now = new Date('2026-11-22T12:00:00Z')
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000)
const state = { isOn: true, at: '03:30', folder: null, since: daysAgo(30), lastAttempt: null }
const backup = (days: number) => ({
  id: '00000000-0000-7000-8000-000000000000',
  kind: 'scheduled' as const,
  file: '/backups/one.backup',
  at: daysAgo(days).toISOString(),
  seconds: 1,
  bytes: 1,
  isEncrypted: false,
  verifiedAt: daysAgo(days).toISOString(),
  customers: 0,
  orders: 0,
  files: 0,
  madeBy: null,
})
const found = (...args: [Parameters<typeof backupFindings>[0], Partial<typeof state>?]) =>
  backupFindings(args[0], { ...state, ...args[1] }, now).map((finding) => `${finding.state}: ${finding.text}`)

it('is content with a backup of the last two days, and with none in the first two', () => {
  expect(found([backup(1)])[0]).toMatch(/^ok: the newest is of 2026-11-21/)
  expect(found([], { since: daysAgo(1) })).toEqual(['ok: none yet, the first comes at 03:30'])
})

it('warns of none, of an old one, and of a schedule that is switched off without one', () => {
  expect(found([])).toEqual(['warning: there is none'])
  expect(found([], { isOn: false, since: daysAgo(1) })).toEqual(['warning: there is none'])
  expect(found([backup(3)])[0]).toMatch(/^warning: the newest is of 2026-11-19.*older than two days/)
})

it('fails when the last attempt came to nothing', () => {
  const lastAttempt = { state: 'failed' as const, createdAt: daysAgo(0), error: 'backup.no-space' }
  const failed = backupFindings([backup(1)], { ...state, lastAttempt }, now)
  expect(failed).toMatchObject([{ state: 'failure', text: 'the last attempt failed (backup.no-space)' }])
})
