import { ownCurrency, unknownCurrency } from '@zhike/core/settings/problems'
import type { ExchangeRate } from '@zhike/core/settings/schema'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { upsertExchangeRate } from './queries.ts'

const currencies = new Set(Intl.supportedValuesOf('currency'))

export async function putExchangeRate(ctx: Context, currency: string, rate: string): Promise<ExchangeRate> {
  requirePermission(ctx, 'settings.manage')
  if (!currencies.has(currency)) throw unknownCurrency({ currency })
  if (currency === ctx.company.currency) throw ownCurrency({ currency })
  return transaction(ctx, async (ctx) => {
    const saved = await upsertExchangeRate(ctx, currency, rate)
    await writeAudit(ctx, {
      action: 'exchange-rate.put',
      subjectType: 'exchange-rate',
      subjectId: currency,
      after: { rate: saved.rate },
    })
    return saved
  })
}
