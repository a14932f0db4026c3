import { existsSync } from 'node:fs'
import { backupMissing } from '@zhike/core/backup/problems'
import { notFound } from '@zhike/core/kernel/problems'
import { type KnownBackup, knownBackups } from './catalogue.ts'

/** A backup of the list whose file is there; no other file of the server can be named. */
export function requireBackup(dataDir: string, id: string): KnownBackup {
  const known = findBackup(dataDir, id)
  if (!existsSync(known.file)) throw backupMissing({ file: known.file })
  return known
}

export function findBackup(dataDir: string, id: string): KnownBackup {
  const known = knownBackups(dataDir).find((one) => one.id === id)
  if (known === undefined) throw notFound({ id })
  return known
}
