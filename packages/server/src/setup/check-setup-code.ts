import { timingSafeEqual } from 'node:crypto'
import { alreadySetUp, setupCodeReplaced, wrongSetupCode } from '@zhike/core/setup/problems'
import type { Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { ensureSetupCode, hashSetupCode } from './ensure-setup-code.ts'
import { printSetupCode } from './print-setup-code.ts'
import { countWrongCode, lockSetup, selectCompanyRow, selectSetupCode } from './queries.ts'

const triesPerCode = 5

/** Refuses a wrong code; after five wrong ones a new code is printed and the old one is worth nothing. */
export async function checkSetupCode(ctx: Context, code: string): Promise<void> {
  const left = await transaction(ctx, async (ctx) => {
    await lockSetup(ctx)
    const company = await selectCompanyRow(ctx)
    if (company) throw alreadySetUp({ company: company.name })
    const known = await selectSetupCode(ctx)
    if (known && timingSafeEqual(known.hash, hashSetupCode(code))) return null
    await countWrongCode(ctx)
    return known ? triesPerCode - known.failures - 1 : 0
  })
  if (left === null) return
  if (left > 0) throw wrongSetupCode({ left })
  const fresh = await ensureSetupCode(ctx.services)
  if (fresh !== null) printSetupCode(fresh)
  throw setupCodeReplaced()
}
