import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { readSecret, readSecrets, writeSecrets } from './read-secret.ts'
import { watchSecrets } from './secrets.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zhike-secret-'))
})
afterEach(() => {
  vi.useRealTimers()
  rmSync(folder, { recursive: true })
})

const long = (name: string) => `${name}-secret-of-the-company-that-is-long-enough`

it('makes a secret at the first start, for its owner alone, and keeps it', () => {
  const file = join(folder, 'data', 'secret')
  const secret = readSecret(file)
  expect(secret.length).toBeGreaterThanOrEqual(64)
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(readSecret(file)).toBe(secret)
  expect(readSecret(join(folder, 'other'))).not.toBe(secret)
})

it('takes one that is given, and refuses one that could be guessed', () => {
  const file = join(folder, 'secret')
  writeFileSync(file, 'a-secret-of-the-company-that-is-long-enough\n')
  expect(readSecret(file)).toBe('a-secret-of-the-company-that-is-long-enough')
  writeFileSync(file, 'short')
  expect(() => readSecret(file)).toThrow(/holds 5 characters, fewer than 32/)
  expect(readFileSync(file, 'utf8')).toBe('short')
})

it('reads the one before on the second line, and refuses it when it could be guessed', () => {
  const file = join(folder, 'secret')
  writeSecrets(file, [long('new'), long('old')])
  expect(readSecrets(file)).toEqual([long('new'), long('old')])
  expect(statSync(file).mode & 0o777).toBe(0o600)
  writeFileSync(file, `${long('new')}\nold\n`)
  expect(() => readSecrets(file)).toThrow(/holds 3 characters/)
})

it('follows a file that is replaced while the server runs, and bears that it is away', () => {
  vi.useFakeTimers({ toFake: ['performance'] })
  const file = join(folder, 'secret')
  writeSecrets(file, [long('old')])
  const secrets = watchSecrets(file)
  expect(secrets.current()).toBe(long('old'))
  writeSecrets(file, [long('new'), long('old')])
  vi.advanceTimersByTime(600)
  expect(secrets.all()).toEqual([long('new'), long('old')])
  rmSync(file)
  vi.advanceTimersByTime(600)
  expect(secrets.current()).toBe(long('new'))
})
