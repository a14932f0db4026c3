import { basename } from 'node:path'
import { backupBusy } from '@zhike/core/backup/problems'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { type Context, requirePermission } from '../platform/context/context.ts'
import { hasOpenRun } from './queries.ts'
import { removeBackups } from './remove-backups.ts'
import { findBackup } from './require-backup.ts'

/** Not while one is being made or tested: it might be that one. The file goes after the audit row: better twice than never. */
export async function deleteBackup(ctx: Context, dataDir: string, id: string): Promise<void> {
  requirePermission(ctx, 'backup.manage')
  const backup = findBackup(dataDir, id)
  if (await hasOpenRun(ctx)) throw backupBusy()
  const { kind, bytes, at, file } = backup
  await writeAudit(ctx, {
    action: 'backup.delete',
    subjectType: 'backup',
    subjectId: id,
    summary: { name: basename(file), kind, bytes, at },
  })
  await removeBackups(dataDir, [backup])
}
