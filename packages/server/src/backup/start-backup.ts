import type { BackupRun } from '@zhike/core/backup/schema'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { type Context, requirePermission } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { defaultFolder, prepareFolder, requireSpace } from './backup-folder.ts'
import { enqueueRun } from './enqueue-run.ts'
import { estimateBackup } from './estimate-backup.ts'
import type { BackupSettings } from './get-backups.ts'
import { presentRun } from './present-run.ts'
import { databaseBytes, findRun, selectSchedule } from './queries.ts'
import { readPassphrase, requireGoodPassphrase } from './read-passphrase.ts'

/** What would make it fail is said at once; the work itself is a job's. */
export async function startBackup(ctx: Context, settings: BackupSettings): Promise<BackupRun> {
  requirePermission(ctx, 'backup.manage')
  const folder = (await selectSchedule(ctx.db)).folder ?? defaultFolder(settings.dataDir)
  requireGoodPassphrase(readPassphrase(settings))
  prepareFolder(folder, settings.dataDir)
  requireSpace(folder, estimateBackup(settings.dataDir, await databaseBytes(ctx.db)))
  return transaction(ctx, async (ctx) => {
    const id = await enqueueRun(ctx, { kind: 'backup', cause: 'manual' })
    await writeAudit(ctx, { action: 'backup.start', subjectType: 'backup', subjectId: id })
    const run = await findRun(ctx, id)
    if (run === null) throw new Error('a run is gone in the transaction that wrote it')
    return presentRun(ctx, run)
  })
}
