import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { readSecret } from './read-secret.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zhike-secret-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

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
