import { z } from 'zod'
import { currency, instant } from '../kernel/schemas.ts'
import { settingKeys } from './settings.ts'

export const settingKey = z.enum(settingKeys)

export const settingEntry = z.object({
  key: settingKey,
  value: z.unknown(),
  isDefault: z.boolean(),
  updatedAt: instant.nullable(),
})
export type SettingEntry = z.output<typeof settingEntry>

/** More than zero, up to eight places. */
export const rate = z
  .string()
  .regex(/^(?=.*[1-9])\d{1,9}(\.\d{1,8})?$/)
  .meta({ description: 'decimal string' })

export const exchangeRate = z.object({ currency, rate, updatedAt: instant })
export type ExchangeRate = z.output<typeof exchangeRate>
