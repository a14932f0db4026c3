import { invalidInput } from '@zhike/core/kernel/problems'
import type { SettingEntry } from '@zhike/core/settings/schema'
import { settings, type SettingKey } from '@zhike/core/settings/settings'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { readSetting } from './read-setting.ts'
import { upsertSetting } from './queries.ts'

export async function putSetting(ctx: Context, key: SettingKey, value: unknown): Promise<SettingEntry> {
  requirePermission(ctx, 'settings.manage')
  const parsed = settings[key].schema.safeParse(value)
  if (!parsed.success) {
    const details = parsed.error.issues.map((issue) => ({
      path: `/value${issue.path.map((part) => `/${String(part)}`).join('')}`,
      code: issue.code,
      value: issue.input,
    }))
    throw invalidInput({ count: details.length }, details)
  }
  return transaction(ctx, async (ctx) => {
    const before = await readSetting(ctx, key)
    const updatedAt = await upsertSetting(ctx, key, parsed.data)
    await writeAudit(ctx, {
      action: 'setting.update',
      subjectType: 'setting',
      subjectId: key,
      before,
      after: parsed.data,
    })
    if (key === 'completeness.weights') await ctx.services.queue.add(ctx.db, 'refresh-completeness', {})
    return { key, value: parsed.data, isDefault: false, updatedAt }
  })
}
