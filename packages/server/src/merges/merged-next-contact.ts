import type { NextContactRow } from './record-queries.ts'

const mostStep = 200

/** Of what was agreed with each, the soonest day, and every step that was to be taken, as far as there is room. */
export function mergedNextContact(soonestFirst: readonly NextContactRow[]): Record<string, string | null> {
  const [first] = soonestFirst
  if (!first) return {}
  const steps = [...new Set(soonestFirst.flatMap((one) => one.step ?? []))]
  let step = ''
  for (const one of steps) {
    const longer = step ? `${step}；${one}` : one
    if (longer.length <= mostStep) step = longer
  }
  return { next_contact_on: first.on, next_step: step || null, next_contact_by: first.by }
}
