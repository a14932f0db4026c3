import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

const leastCharacters = 32

/** The secret that signs session cookies; made at the first start, readable by its owner alone. */
export function readSecret(file: string): string {
  const known = readIfPresent(file)
  if (known !== null) return known
  mkdirSync(dirname(file), { recursive: true })
  try {
    writeFileSync(file, `${randomBytes(48).toString('base64url')}\n`, { flag: 'wx', mode: 0o600 })
  } catch (error) {
    // Another process made it a moment ago: theirs holds.
    if (!isCode(error, 'EEXIST')) throw error
  }
  return readIfPresent(file) ?? ''
}

function readIfPresent(file: string): string | null {
  let secret: string
  try {
    secret = readFileSync(file, 'utf8').trim()
  } catch (error) {
    if (isCode(error, 'ENOENT')) return null
    throw error
  }
  if (secret.length < leastCharacters) {
    throw new Error(
      `The secret file ${file} holds ${secret.length} characters, fewer than ${leastCharacters}. ` +
        'Delete it: a new one is made at the next start, and everybody signs in again.',
    )
  }
  return secret
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
