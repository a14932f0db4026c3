import { healthOf, oldestGoodBackupMs } from '@zhike/core/backup/health'
import { Problem } from '@zhike/core/kernel/problem'
import { defaultFolder, folderProblem } from '../backup/backup-folder.ts'
import { type KnownBackup, presentBackups } from '../backup/catalogue.ts'
import { type BackupState, readBackupState } from '../backup/read-backup-state.ts'
import type { Env } from '../env.ts'
import type { OpenDatabase } from '../platform/database/open-database.ts'
import { failure, type Finding, ok, warning } from './finding.ts'

/** Whether there is a backup of the last days, and whether the next one can be written. */
export async function checkBackups(env: Env, database: OpenDatabase): Promise<Finding[]> {
  try {
    const state = await readBackupState(database.ownerUrl)
    if (state === null) return []
    return [...backupFindings(presentBackups(env.dataDir), state, new Date()), ...checkFolder(env, state)]
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return [failure('backups', error.text('en'), 'See the message.')]
  }
}

export function backupFindings(present: readonly KnownBackup[], state: BackupState, now: Date): Finding[] {
  const [newest] = present
  const health = healthOf(newest ? new Date(newest.at) : null, state.lastAttempt, now)
  const look = 'Look at the page Backups, or make one: zhike backup FILE'
  switch (health) {
    case 'failed':
      return [failure('backups', `the last attempt failed (${state.lastAttempt?.error ?? 'unknown'})`, look)]
    case 'none':
      if (state.isOn && now.getTime() - state.since.getTime() < oldestGoodBackupMs) {
        return [ok('backups', `none yet, the first comes at ${state.at}`)]
      }
      return [warning('backups', 'there is none', look)]
    case 'old':
      return [warning('backups', `the newest is of ${newest?.at}, older than two days`, look)]
    case 'ok':
      return [ok('backups', `the newest is of ${newest?.at}, ${present.length} in all: ${newest?.file}`)]
  }
}

function checkFolder(env: Env, { isOn, folder }: BackupState): Finding[] {
  const problem = isOn ? folderProblem(folder ?? defaultFolder(env.dataDir), env.dataDir) : null
  return problem === null ? [] : [failure('backup folder', problem.text('en'), 'Change it on the page Backups.')]
}
