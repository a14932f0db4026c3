import type { SettingEntry } from '@zhike/core/settings/schema'
import { settingKeys, settings } from '@zhike/core/settings/settings'
import type { Context } from '../platform/context/context.ts'
import { selectSettings } from './queries.ts'

export async function listSettings(ctx: Context): Promise<{ items: SettingEntry[] }> {
  const stored = new Map((await selectSettings(ctx)).map((row) => [row.key, row]))
  const items = settingKeys.map((key) => {
    const row = stored.get(key)
    const parsed = row ? settings[key].schema.safeParse(row.value) : undefined
    return row && parsed?.success
      ? { key, value: parsed.data, isDefault: false, updatedAt: row.updatedAt }
      : { key, value: settings[key].fallback, isDefault: true, updatedAt: null }
  })
  return { items }
}
