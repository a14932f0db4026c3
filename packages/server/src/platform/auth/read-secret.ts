import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

const leastCharacters = 32

/** The installation's secrets, newest first: the one in use, and on a second line the one before it. */
export type SecretLines = readonly [string, ...string[]]

/** The secret that signs session cookies and seals values; made at the first start, readable by its owner alone. */
export function readSecrets(file: string): SecretLines {
  const known = readIfPresent(file)
  if (known !== null) return known
  mkdirSync(dirname(file), { recursive: true })
  try {
    writeFileSync(file, `${makeSecret()}\n`, { flag: 'wx', mode: 0o600 })
  } catch (error) {
    // Another process made it a moment ago: theirs holds.
    if (!isCode(error, 'EEXIST')) throw error
  }
  const made = readIfPresent(file)
  if (made === null) throw new Error(`The secret file ${file} went away while it was being read.`)
  return made
}

export function readSecret(file: string): string {
  return readSecrets(file)[0]
}

export function makeSecret(): string {
  return randomBytes(48).toString('base64url')
}

/** Replaces the file in one step: a server that reads it meanwhile finds the old or the new one. */
export function writeSecrets(file: string, secrets: SecretLines): void {
  const draft = `${file}.${process.pid}.new`
  writeFileSync(draft, `${secrets.join('\n')}\n`, { mode: 0o600 })
  renameSync(draft, file)
}

function readIfPresent(file: string): SecretLines | null {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    if (isCode(error, 'ENOENT')) return null
    throw error
  }
  const [current = '', ...others] = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  for (const secret of [current, ...others]) {
    if (secret.length >= leastCharacters) continue
    throw new Error(
      `The secret file ${file} holds ${secret.length} characters, fewer than ${leastCharacters}. ` +
        'Delete it: a new one is made at the next start, and everybody signs in again.',
    )
  }
  return [current, ...others]
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
