import { createReadStream, type ReadStream, statSync } from 'node:fs'
import { basename } from 'node:path'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { type Context, requirePermission } from '../platform/context/context.ts'
import { requireBackup } from './require-backup.ts'

/** The file as a stream. That it left the house is audited before it does. */
export async function downloadBackup(
  ctx: Context,
  dataDir: string,
  id: string,
): Promise<{ name: string; bytes: number; content: ReadStream }> {
  requirePermission(ctx, 'backup.manage')
  const { file, isEncrypted } = requireBackup(dataDir, id)
  const name = basename(file)
  const bytes = statSync(file).size
  await writeAudit(ctx, {
    action: 'backup.download',
    subjectType: 'backup',
    subjectId: id,
    summary: { name, bytes, isEncrypted },
  })
  return { name, bytes, content: createReadStream(file, { highWaterMark: 256 * 1024 }) }
}
