import { basename } from 'node:path'
import type { BackupRun } from '@zhike/core/backup/schema'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { type Context, requirePermission } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { enqueueRun } from './enqueue-run.ts'
import { requireBackup } from './require-backup.ts'
import { presentRun } from './present-run.ts'
import { findRun } from './queries.ts'

export async function startRestoreTest(ctx: Context, dataDir: string, backupId: string): Promise<BackupRun> {
  requirePermission(ctx, 'backup.manage')
  const { file } = requireBackup(dataDir, backupId)
  return transaction(ctx, async (ctx) => {
    const id = await enqueueRun(ctx, { kind: 'restore-test', cause: 'manual', backupId, backupName: basename(file) })
    await writeAudit(ctx, { action: 'backup.test-start', subjectType: 'backup', subjectId: backupId })
    const run = await findRun(ctx, id)
    if (run === null) throw new Error('a run is gone in the transaction that wrote it')
    return presentRun(ctx, run)
  })
}
