import { customerListCatalogue } from '@zhike/core/customers/list-catalogue'
import { validateCondition } from '@zhike/core/filter/validate-condition'
import { invalidFilter, invalidSort } from '@zhike/core/kernel/problems'
import { unknownViewColumn } from '@zhike/core/saved-views/problems'
import type { ViewDefinition } from '@zhike/core/saved-views/schema'
import { requireAskable } from '../customers/require-askable.ts'
import type { Context } from '../platform/context/context.ts'

/** Refuses what the list could not show to whoever saves it. */
export function checkDefinition(ctx: Context, { filter, sort, columns }: ViewDefinition): void {
  const { fields, relations, sorts, columns: known } = customerListCatalogue
  if (filter) {
    const problems = validateCondition(filter, fields, relations)
    if (problems.length > 0) throw invalidFilter({ count: problems.length }, problems)
    requireAskable(ctx, filter)
  }
  for (const key of sort?.split(',') ?? []) {
    const field = key.startsWith('-') ? key.slice(1) : key
    if (!sorts.includes(field)) throw invalidSort({ field, allowed: sorts.join(', ') })
  }
  const stranger = columns?.find(({ key }) => !known.some((one) => one.key === key))
  if (stranger) {
    throw unknownViewColumn({ key: stranger.key, allowed: known.map((one) => one.key).join(', ') })
  }
}
