import { newId } from '@zhike/core/kernel/ids'
import { addDays } from '@zhike/core/kernel/time'
import { nextAnnualDay, type AnnualDay } from '@zhike/core/special-days/annual-day'
import { dayToLunar, lunarMonthDays } from '@zhike/core/special-days/lunar-calendar'
import { now, today, type Context } from '../platform/context/context.ts'
import { insertRows, selectPeopleOfCustomers } from './queries.ts'
import type { SeededRandom } from './seeded-random.ts'

/** Every third contact has a birthday, a few of them by the Chinese calendar and some in the next days; companies were founded. */
export async function addSpecialDays(ctx: Context, random: SeededRandom): Promise<void> {
  const at = now(ctx)
  const day = today(ctx)
  const rows: Record<string, unknown>[] = []
  const add = (customerId: string, contactId: string | null, kind: string, annual: AnnualDay) => {
    const { isLeap, ...rest } = annual
    rows.push({
      customer_id: customerId,
      id: newId(),
      contact_id: contactId,
      kind,
      ...rest,
      is_leap: isLeap,
      next_on: nextAnnualDay(annual, day) ?? day,
      version: 1,
      created_at: at,
      updated_at: at,
    })
  }
  for (const [n, { customerId, contactId, kind }] of (await selectPeopleOfCustomers(ctx)).entries()) {
    const isPerson = contactId !== null || kind === 'individual'
    if (n % (isPerson ? 3 : 4) !== 0) continue
    // One in ten within two weeks, so that Today always has somebody to congratulate.
    const ahead = rows.length % 10 === 0 ? random.int(0, 13) : random.int(14, 363)
    const on = addDays(day, ahead)
    const year = Number(day.slice(0, 4)) - (isPerson ? random.int(26, 58) : random.int(3, 30))
    const lunar = n % 5 === 0 ? dayToLunar(on) : null
    const solar = {
      calendar: 'solar' as const,
      year,
      month: Number(on.slice(5, 7)),
      day: Number(on.slice(8)),
      isLeap: false,
    }
    const annual: AnnualDay =
      lunar && isPerson && lunar.day <= lunarMonthDays(year, lunar.month, false)
        ? { calendar: 'lunar', year, month: lunar.month, day: lunar.day, isLeap: false }
        : { ...solar, day: Math.min(solar.day, 28) }
    add(customerId, contactId, isPerson ? 'birthday' : n % 8 === 0 ? 'cooperation' : 'founding', annual)
  }
  await insertRows(ctx, 'special_days', rows)
}
