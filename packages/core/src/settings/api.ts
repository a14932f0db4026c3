import { z } from 'zod'
import { defineRoute } from '../api/route.ts'
import { currency } from '../kernel/schemas.ts'
import { exchangeRate, rate, settingEntry, settingKey } from './schema.ts'

const tag = 'settings'

export const listSettings = defineRoute({
  operationId: 'listSettings',
  method: 'GET',
  path: '/api/v1/settings',
  tag,
  summary: 'Every setting with its value',
  permission: 'signed-in',
  output: z.object({ items: z.array(settingEntry) }),
})

export const putSetting = defineRoute({
  operationId: 'putSetting',
  method: 'PUT',
  path: '/api/v1/settings/{key}',
  tag,
  summary: 'Change a setting',
  permission: 'settings.manage',
  params: z.object({ key: settingKey }),
  body: z.object({ value: z.unknown() }),
  output: settingEntry,
})

export const listExchangeRates = defineRoute({
  operationId: 'listExchangeRates',
  method: 'GET',
  path: '/api/v1/exchange-rates',
  tag,
  summary: 'Units of the company’s currency for one unit of another',
  permission: 'signed-in',
  output: z.object({ items: z.array(exchangeRate) }),
})

const currencyParams = z.object({ currency })

export const putExchangeRate = defineRoute({
  operationId: 'putExchangeRate',
  method: 'PUT',
  path: '/api/v1/exchange-rates/{currency}',
  tag,
  summary: 'Enter the rate of a currency; orders already kept are not recomputed',
  permission: 'settings.manage',
  params: currencyParams,
  body: z.object({ rate }),
  output: exchangeRate,
  errors: [409, 422],
})

export const deleteExchangeRate = defineRoute({
  operationId: 'deleteExchangeRate',
  method: 'DELETE',
  path: '/api/v1/exchange-rates/{currency}',
  tag,
  summary: 'Forget the rate of a currency; new orders in it are then refused',
  permission: 'settings.manage',
  params: currencyParams,
  errors: [404],
})

export const settingsRoutes = { listSettings, putSetting, listExchangeRates, putExchangeRate, deleteExchangeRate }
