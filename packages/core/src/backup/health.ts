import type { BackupHealth } from './schema.ts'

/** A working company's data of two days is more than anybody enters again. */
export const oldestGoodBackupMs = 2 * 24 * 60 * 60 * 1000

interface LastAttempt {
  state: 'queued' | 'running' | 'done' | 'failed'
  createdAt: Date
}

/** What to say of the backups as a whole: of the newest that is there, and of the newest attempt. */
export function healthOf(newest: Date | null, attempt: LastAttempt | null, now: Date): BackupHealth {
  if (attempt?.state === 'failed' && (newest === null || attempt.createdAt > newest)) return 'failed'
  if (newest === null) return 'none'
  return now.getTime() - newest.getTime() > oldestGoodBackupMs ? 'old' : 'ok'
}
