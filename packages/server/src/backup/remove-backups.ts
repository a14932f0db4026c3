import { rmSync } from 'node:fs'
import { backupsToRemove, type KeptCounts } from '@zhike/core/backup/retention'
import { changeCatalogue, type KnownBackup, presentBackups } from './catalogue.ts'

/** Removes files of the list, and nothing else. */
export async function removeBackups(dataDir: string, backups: readonly KnownBackup[]): Promise<void> {
  for (const { file } of backups) rmSync(file, { force: true })
  const gone = new Set(backups.map(({ id }) => id))
  await changeCatalogue(dataDir, (now) => ({ ...now, backups: now.backups.filter(({ id }) => !gone.has(id)) }))
}

/** What the schedule no longer keeps; files that are not there just now (a disk that is not mounted) are left alone. */
export async function removeOldBackups(dataDir: string, keep: KeptCounts, timeZone: string): Promise<KnownBackup[]> {
  const there = presentBackups(dataDir)
  const ids = new Set(
    backupsToRemove(
      there.map(({ id, kind, at }) => ({ id, kind, at: new Date(at) })),
      keep,
      timeZone,
    ),
  )
  const removed = there.filter(({ id }) => ids.has(id))
  if (removed.length > 0) await removeBackups(dataDir, removed)
  return removed
}
