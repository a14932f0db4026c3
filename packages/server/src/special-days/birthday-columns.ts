import type { FieldRules } from '@zhike/core/access/protected-fields'
import type { AnnualDay } from '@zhike/core/special-days/annual-day'
import { sql, type RawBuilder } from 'kysely'

/** The birthday of a customer c itself (null), or of one of its contacts. */
export function birthdayOf(contactId: RawBuilder<unknown>): RawBuilder<AnnualDay | null> {
  return sql<AnnualDay | null>`(select jsonb_build_object('calendar', d.calendar, 'year', d.year, 'month', d.month,
      'day', d.day, 'isLeap', d.is_leap)
    from special_days d where d.customer_id = c.id and d.kind = 'birthday' and d.contact_id is not distinct from ${contactId}
    order by d.created_at limit 1)`
}

/** Birthdays are as secret as the numbers of the people they are of. */
export function showsBirthday(rules: FieldRules, isContact: boolean): boolean {
  return (rules[isContact ? 'contact.mobile' : 'customer.phone']?.show ?? 'visible') === 'visible'
}
