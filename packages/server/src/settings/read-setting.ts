import { settings, type SettingKey, type SettingValue } from '@zhike/core/settings/settings'
import type { Context } from '../platform/context/context.ts'
import { selectSetting } from './queries.ts'

/** The value of a setting; what an older program stored and this one no longer understands falls back. */
export async function readSetting<Key extends SettingKey>(ctx: Context, key: Key): Promise<SettingValue<Key>> {
  const { schema, fallback } = settings[key]
  const stored = await selectSetting(ctx, key)
  const parsed = stored ? schema.safeParse(stored.value) : undefined
  return (parsed?.success ? parsed.data : fallback) as SettingValue<Key>
}
