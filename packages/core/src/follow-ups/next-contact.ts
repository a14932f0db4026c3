import { dayInZone } from '../kernel/time.ts'

export interface Agreed {
  on: string | null
  step: string | null
}

/**
 * What is agreed after a follow-up was written. Said: that. Not said: a date that had come by then counts as kept, one
 * in the future stays.
 */
export function agreedAfter(
  before: Agreed,
  said: { on?: string | null | undefined; step?: string | null | undefined },
  happenedAt: Date,
  timeZone: string,
): Agreed {
  if (said.on !== undefined) return { on: said.on, step: said.on === null ? null : (said.step ?? null) }
  const hasCome = before.on !== null && before.on <= dayInZone(happenedAt, timeZone)
  return hasCome ? { on: null, step: null } : before
}
