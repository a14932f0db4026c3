import { queryOptions, useQuery } from '@tanstack/react-query'
import { listSettings } from '@zhike/core/settings/api'
import { settings, type SettingKey, type SettingValue } from '@zhike/core/settings/settings'
import { callRoute } from '../app/api-client.ts'

const companySettingsQuery = queryOptions({
  queryKey: ['settings'],
  queryFn: ({ signal }) => callRoute(listSettings, { signal }),
  staleTime: 300_000,
})

/** A setting's value; what holds by default while it is on its way. */
export function useSetting<Key extends SettingKey>(key: Key): SettingValue<Key> {
  const { data } = useQuery(companySettingsQuery)
  const value = settings[key].schema.safeParse(data?.items.find((item) => item.key === key)?.value)
  return (value.success ? value.data : settings[key].fallback) as SettingValue<Key>
}
