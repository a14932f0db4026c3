import { addDays, startOfDay } from '@zhike/core/kernel/time'
import type { AuditSearch } from './audit-search.ts'

/** The address as the API asks for it: days become instants of the company's zone, the last day whole. */
export function auditFilter(search: AuditSearch, timeZone: string) {
  const { actor, customer, action, subject, about, via, address, from, to } = search
  return {
    ...(actor ? { actorId: actor } : {}),
    ...(customer ? { customerId: customer } : {}),
    ...(action ? { action } : {}),
    ...(subject ? { subjectType: subject } : {}),
    ...(about ? { subjectId: about } : {}),
    ...(via ? { via } : {}),
    ...(address ? { ipAddress: address } : {}),
    ...(from ? { from: startOfDay(from, timeZone).toISOString() } : {}),
    ...(to ? { to: startOfDay(addDays(to, 1), timeZone).toISOString() } : {}),
  }
}
