import { writeAudit } from '../platform/audit/write-audit.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { removeMailSettings } from './queries.ts'

export async function deleteMailSettings(ctx: Context): Promise<void> {
  requirePermission(ctx, 'settings.manage')
  await transaction(ctx, async (ctx) => {
    if (!(await removeMailSettings(ctx))) return
    await writeAudit(ctx, { action: 'mail-settings.delete', subjectType: 'mail-settings' })
  })
}
