import { removeOldImports } from '../imports/remove-old-imports.ts'
import { writeAudit } from '../platform/audit/write-audit.ts'
import type { Context } from '../platform/context/context.ts'
import { readSetting } from '../settings/read-setting.ts'
import { forgetOldViews } from '../contact-views/forget-old-views.ts'
import { countDue } from './retention-queries.ts'

/**
 * Every night: files of imports that are over go, and individuals of whom nothing was heard are counted, for somebody
 * to decide on. Nobody is erased by a clock. The audit keeps what was done.
 */
export async function applyRetention(ctx: Context): Promise<void> {
  const { importDays, inactiveMonths } = await readSetting(ctx, 'privacy.retention')
  const imports = await removeOldImports(ctx, importDays)
  const contactViews = await forgetOldViews(ctx)
  const due = inactiveMonths === null ? 0 : await countDue(ctx, inactiveMonths)
  await writeAudit(ctx, {
    action: 'privacy.retention',
    subjectType: 'privacy-retention',
    subjectId: 'nightly',
    summary: { imports, contactViews, due },
  })
}
