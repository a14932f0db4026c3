import { customerListCatalogue } from '@zhike/core/customers/list-catalogue'
import { conditionName } from '@zhike/core/custom-fields/field-kinds'
import { invalidSort } from '@zhike/core/kernel/problems'
import { unknownViewColumn } from '@zhike/core/saved-views/problems'
import type { ViewDefinition } from '@zhike/core/saved-views/schema'
import { visibleFields } from '../custom-fields/visible-fields.ts'
import { requireAskable } from '../customers/require-askable.ts'
import type { Context } from '../platform/context/context.ts'

/** Refuses what the list could not show to whoever saves it. */
export async function checkDefinition(ctx: Context, { filter, sort, columns }: ViewDefinition): Promise<void> {
  const { sorts: own, columns: known } = customerListCatalogue
  const custom = await visibleFields(ctx, 'customer')
  const sorts = [...own, ...custom.filter((field) => field.isSortable).map((field) => conditionName(field.key))]
  const names = new Set([...known.map((one) => one.key), ...custom.map((field) => conditionName(field.key))])
  if (filter) await requireAskable(ctx, filter)
  for (const key of sort?.split(',') ?? []) {
    const field = key.startsWith('-') ? key.slice(1) : key
    if (!sorts.includes(field)) throw invalidSort({ field, allowed: sorts.join(', ') })
  }
  const stranger = columns?.find(({ key }) => !names.has(key))
  if (stranger) {
    throw unknownViewColumn({ key: stranger.key, allowed: [...names].join(', ') })
  }
}
