import type { BackupSchedule, ScheduleInput } from '@zhike/core/backup/schema'
import { lostUpdate } from '@zhike/core/kernel/problems'
import { changedFields } from '../platform/audit/changed-fields.ts'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { type Context, requirePermission } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { defaultFolder, prepareFolder } from './backup-folder.ts'
import { getSchedule } from './get-backups.ts'
import { selectSchedule, updateSchedule } from './queries.ts'

export async function putBackupSchedule(
  ctx: Context,
  dataDir: string,
  input: ScheduleInput,
  version: number,
): Promise<BackupSchedule> {
  requirePermission(ctx, 'backup.manage')
  const schedule = { ...input, folder: input.folder === defaultFolder(dataDir) ? null : input.folder }
  if (schedule.folder !== null) prepareFolder(schedule.folder, dataDir)
  return transaction(ctx, async (ctx) => {
    const { since: _, version: current, ...before } = await selectSchedule(ctx.db)
    const beginsAnew = before.at !== schedule.at || (!before.isOn && schedule.isOn)
    if (!(await updateSchedule(ctx, schedule, version, beginsAnew))) {
      throw lostUpdate({ current, yours: version })
    }
    await writeAudit(ctx, {
      action: 'backup-schedule.update',
      subjectType: 'backup-schedule',
      ...changedFields(before, schedule),
    })
    return getSchedule(ctx, dataDir)
  })
}
