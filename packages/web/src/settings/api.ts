import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { SentBody } from '@zhike/core/api/route'
import {
  deleteExchangeRate,
  listExchangeRates,
  listSettings,
  putExchangeRate,
  putSetting,
} from '@zhike/core/settings/api'
import type { SettingKey, SettingValue } from '@zhike/core/settings/settings'
import { updateCompany } from '@zhike/core/setup/api'
import { callRoute } from '../app/api-client.ts'
import { sessionQuery } from '../app/session/session-query.ts'

export const settingsQuery = queryOptions({
  queryKey: ['settings'],
  queryFn: ({ signal }) => callRoute(listSettings, { signal }),
})

export const ratesQuery = queryOptions({
  queryKey: ['exchange-rates'],
  queryFn: ({ signal }) => callRoute(listExchangeRates, { signal }),
})

export function useSaveCompany() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: SentBody<typeof updateCompany>) => callRoute(updateCompany, { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: sessionQuery.queryKey }),
  })
}

export function useSaveSetting<Key extends SettingKey>(key: Key) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (value: SettingValue<Key>) => callRoute(putSetting, { params: { key }, body: { value } }),
    onSuccess: () => client.invalidateQueries(),
  })
}

export function useRates() {
  const client = useQueryClient()
  const refresh = () => client.invalidateQueries({ queryKey: ratesQuery.queryKey })
  return {
    put: useMutation({
      mutationFn: ({ currency, rate }: { currency: string; rate: string }) =>
        callRoute(putExchangeRate, { params: { currency }, body: { rate } }),
      onSuccess: refresh,
    }),
    remove: useMutation({
      mutationFn: (currency: string) => callRoute(deleteExchangeRate, { params: { currency } }),
      onSuccess: refresh,
    }),
  }
}
