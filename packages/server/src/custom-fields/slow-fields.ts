import { indexableTypes, keyOfName } from '@zhike/core/custom-fields/field-kinds'
import type { CustomField, SlowFields } from '@zhike/core/custom-fields/schema'
import { hasIndex } from './custom-columns.ts'

/** Longer than this somebody notices. */
const slowFrom = 200

/** The fields whose index would make an answer fast that took so long; null where it was fast, or none would. */
export function slowFields(fields: readonly CustomField[], names: Iterable<string>, milliseconds: number): SlowFields {
  if (milliseconds < slowFrom) return null
  const keys = new Set([...names].map(keyOfName))
  const unindexed = fields.filter(
    (field) => field.record === 'customer' && keys.has(field.key) && indexableTypes.has(field.type) && !hasIndex(field),
  )
  if (unindexed.length === 0) return null
  return {
    milliseconds: Math.round(milliseconds),
    fields: unindexed.map(({ id, key, label }) => ({ id, key, label })),
  }
}
