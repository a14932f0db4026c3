import type { AnyRoute } from '@zhike/core/api/route'
import { enrolFirst } from '@zhike/core/second-factor/problems'

/** What somebody needs to set up a second factor, to look right meanwhile, and to leave. */
const openBefore = new Set([
  'getSession',
  'signOut',
  'updateMe',
  'getSecondFactor',
  'beginSecondFactor',
  'confirmSecondFactor',
  'changePassword',
])

/** Refuses whatever else is asked for in a session that still lacks the second factor the company wants. */
export function requireEnrolment(route: AnyRoute | undefined): void {
  if (!route || route.permission === 'public' || openBefore.has(route.operationId)) return
  throw enrolFirst()
}
