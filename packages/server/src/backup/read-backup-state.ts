import { createDatabase } from '../platform/database/connect.ts'
import { findBackupState } from './queries.ts'

export type BackupState = NonNullable<Awaited<ReturnType<typeof findBackupState>>>

/** For the doctor: schedule and last attempt; null where there is no company yet, or the schema is an older one. */
export async function readBackupState(ownerUrl: string): Promise<BackupState | null> {
  const { db, close } = createDatabase(ownerUrl, { applicationName: 'zhike doctor', maxConnections: 1 })
  try {
    return await findBackupState(db)
  } finally {
    await close()
  }
}
