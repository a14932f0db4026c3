import type { FieldRules } from '@zhike/core/access/protected-fields'
import { nextAnnualDay, yearsOn } from '@zhike/core/special-days/annual-day'
import type { SpecialDay } from '@zhike/core/special-days/schema'
import { today, type Context } from '../platform/context/context.ts'
import type { SpecialDayRow } from './queries.ts'

/** A birthday is hidden wherever the numbers of that person are; days of companies are no secret. */
export function isDayHidden(
  rules: FieldRules,
  { kind, contactId }: Pick<SpecialDayRow, 'kind' | 'contactId'>,
): boolean {
  if (kind === 'founding' || kind === 'cooperation') return false
  const rule = rules[contactId === null ? 'customer.phone' : 'contact.mobile']
  return rule !== undefined && rule.show !== 'visible'
}

export function presentDay(ctx: Context, row: SpecialDayRow, rules: FieldRules, mayWrite: boolean): SpecialDay {
  const { calendar, year, month, day, isLeap, nextOn: _, ...rest } = row
  const annual = { calendar, year, month, day, isLeap }
  const isHidden = isDayHidden(rules, row)
  const nextOn = isHidden ? null : nextAnnualDay(annual, today(ctx))
  const mayChange = mayWrite && !isHidden
  return {
    ...rest,
    day: isHidden ? null : annual,
    nextOn,
    years: nextOn === null ? null : yearsOn(annual, nextOn),
    abilities: { update: mayChange, delete: mayChange },
  }
}
