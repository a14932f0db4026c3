import { existsSync } from 'node:fs'
import type { Env } from '../env.ts'
import type { OpenDatabase } from '../platform/database/open-database.ts'
import { readSecrets } from '../platform/auth/read-secret.ts'
import { countLostValues } from '../secret/count-lost-values.ts'
import { type Finding, ok, warning } from './finding.ts'

/** Whether the secret file opens what lies sealed in the database: after a restore it may be another one. */
export async function checkSealed(env: Env, database: OpenDatabase): Promise<Finding[]> {
  if (!existsSync(env.secretFile)) return []
  const lost = await countLostValues(database.ownerUrl, readSecrets(env.secretFile))
  if (lost.length === 0) return [ok('sealed values', 'the secret file opens all of them')]
  return [
    warning(
      'sealed values',
      `the secret file opens none of: ${lost.map(({ column, count }) => `${count} ${column.what.en}`).join(', ')}`,
      'Put the old secret on the second line of the secret file, if you have it. Else: zhike user reset-second-factor for administrators (people use recovery codes or ask them), and enter client secrets again under Settings.',
    ),
  ]
}
