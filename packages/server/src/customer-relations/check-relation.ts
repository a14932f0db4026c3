import type { RelationKind } from '@zhike/core/customer-relations/kinds'
import { relationEndsBefore, relationExists, unknownRelationKind } from '@zhike/core/customer-relations/problems'
import { isUniqueViolation } from '../platform/database/unique-violation.ts'

/** A kind that is in use; `before` stays even if it is not any more. */
export function refuseUnknownKind(kinds: readonly RelationKind[], key: string, before?: string): void {
  const offered = kinds.filter((one) => !one.isOff).map((one) => one.key)
  if (key !== before && !offered.includes(key)) throw unknownRelationKind({ value: key, allowed: offered.join(', ') })
}

export function refuseBackwards({ since, until }: { since: string | null; until: string | null }): void {
  if (since !== null && until !== null && until < since) throw relationEndsBefore({ since, until })
}

/** The index of standing relations is what really tells; it says so in words. */
export async function onlyOnce<T>(name: () => string, save: () => Promise<T>): Promise<T> {
  try {
    return await save()
  } catch (error) {
    if (isUniqueViolation(error, 'customer_relations_standing')) throw relationExists({ name: name() })
    throw error
  }
}
