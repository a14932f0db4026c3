import { statSync } from 'node:fs'
import { readSecrets, type SecretLines } from './read-secret.ts'

export interface Secrets {
  /** Signs and seals. */
  current(): string
  /** Newest first; the others only open what they signed and sealed before. */
  all(): SecretLines
}

const lookEveryMs = 500

/** The secrets of a file, read again when it was replaced: running servers follow a rotation without a restart. */
export function watchSecrets(file: string): Secrets {
  let lines = readSecrets(file)
  let mark = markOf(file)
  let lookedAt = performance.now()
  const all = () => {
    if (performance.now() - lookedAt < lookEveryMs) return lines
    lookedAt = performance.now()
    const seen = markOf(file)
    // A file that is away keeps nobody from working with what is known.
    if (seen === null || seen === mark) return lines
    lines = readSecrets(file)
    mark = seen
    return lines
  }
  return { all, current: () => all()[0] }
}

/** Secrets that stay, for programs without a file. */
export function fixedSecrets(...lines: SecretLines): Secrets {
  return { all: () => lines, current: () => lines[0] }
}

function markOf(file: string): string | null {
  const stat = statSync(file, { throwIfNoEntry: false })
  return stat ? `${stat.ino} ${stat.mtimeMs} ${stat.size}` : null
}
