import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { settings, type SettingKey, type SettingValue } from '@zhike/core/settings/settings'
import { problemMessage } from '../app/api-problem.ts'
import { settingsQuery, useSaveSetting } from '../settings/api.ts'
import { showToast } from '../ui/toast/toast.ts'

/** A setting as it stands, and the way to keep another value; `stamp` changes with every saving. */
export function useSettingForm<Key extends SettingKey>(key: Key) {
  const { t } = useTranslation('privacy')
  const { data } = useQuery(settingsQuery)
  const entry = data?.items.find((one) => one.key === key)
  const parsed = settings[key].schema.safeParse(entry?.value)
  const saving = useSaveSetting(key)
  return {
    value: entry && parsed.success ? (parsed.data as SettingValue<Key>) : undefined,
    stamp: entry?.updatedAt ?? 'default',
    isSaving: saving.isPending,
    /** Answers what is wrong, in words; undefined when it is kept. */
    save: async (value: SettingValue<Key>): Promise<string | undefined> => {
      try {
        await saving.mutateAsync(value)
        showToast({ text: t('privacy:saved') })
        return undefined
      } catch (error) {
        return problemMessage(error)
      }
    },
  }
}
