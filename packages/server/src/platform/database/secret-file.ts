import { randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseProblem } from './database-problem.ts'
import { readFileIfThere, writePrivateFile } from './embedded/private-file.ts'

/** The installation's secret: signs sessions and keys. Made at the first start; losing it signs everyone out. */
export function readOrMakeSecret(path: string): string {
  const present = readFileIfThere(path)?.trim()
  if (present === undefined) {
    const secret = randomBytes(32).toString('hex')
    mkdirSync(dirname(path), { recursive: true })
    writePrivateFile(path, `${secret}\n`)
    return secret
  }
  if (present.length < 32) {
    throw new DatabaseProblem(
      `The secret in ${path} has ${present.length} characters; it needs at least 32. Put 64 random ones there ` +
        '(openssl rand -hex 32), or remove the file and a new one is made.',
    )
  }
  return present
}
