import type { ShownFields } from '../api.ts'

/** What a customer's card shows, on a phone. */
export const shownOnCard: ShownFields = {
  fields: ['regionCode', 'phone', 'primaryContact', 'revenue12m', 'lastFollowUpAt', 'nextContactOn', 'nextStep'],
  custom: [],
}
