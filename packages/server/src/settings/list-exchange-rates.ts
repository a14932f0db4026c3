import type { ExchangeRate } from '@zhike/core/settings/schema'
import type { Context } from '../platform/context/context.ts'
import { selectExchangeRates } from './queries.ts'

export async function listExchangeRates(ctx: Context): Promise<{ items: ExchangeRate[] }> {
  return { items: await selectExchangeRates(ctx) }
}
