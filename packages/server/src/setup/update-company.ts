import { invalidInput } from '@zhike/core/kernel/problems'
import type { CompanyInfo } from '@zhike/core/session/schema'
import { currencyInUse } from '@zhike/core/setup/problems'
import type { CompanyPatch } from '@zhike/core/setup/schema'
import { changedFields } from '../platform/audit/changed-fields.ts'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { startWithMyself } from './start-with-myself.ts'
import { hasOrders, lockSetup, saveCompany, selectCompanyRow } from './queries.ts'

const currencies = new Set(Intl.supportedValuesOf('currency'))

export async function updateCompany(ctx: Context, patch: CompanyPatch): Promise<CompanyInfo> {
  requirePermission(ctx, 'settings.manage')
  const { firstRules, ...facts } = patch
  if (firstRules === 'all-to-me') await startWithMyself(ctx)
  return transaction(ctx, async (ctx) => {
    await lockSetup(ctx)
    const company = await selectCompanyRow(ctx)
    if (!company) throw new Error('there is no company')
    const wanted = Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined))
    const changed = changedFields(company, wanted)
    if (patch.currency !== undefined && patch.currency !== company.currency) {
      if (!currencies.has(patch.currency)) {
        throw invalidInput({ count: 1 }, [{ path: '/currency', code: 'invalid_value', value: patch.currency }])
      }
      if (await hasOrders(ctx)) throw currencyInUse({ currency: company.currency })
    }
    if (Object.keys(changed.after).length > 0) {
      await saveCompany(ctx, changed.after)
      await writeAudit(ctx, { action: 'company.update', subjectType: 'company', ...changed })
    }
    return { ...company, ...wanted } as CompanyInfo
  })
}
