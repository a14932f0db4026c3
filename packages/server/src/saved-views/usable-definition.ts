import { conditionName, type CustomRecord } from '@zhike/core/custom-fields/field-kinds'
import type { CustomField } from '@zhike/core/custom-fields/schema'
import { customerListCatalogue } from '@zhike/core/customers/list-catalogue'
import type { ListColumn } from '@zhike/core/customers/list-columns'
import { valuesOf } from '@zhike/core/filter/condition-values'
import { pruneCondition } from '@zhike/core/filter/prune-condition'
import { viewDefinition, type ViewDefinition, type ViewLeftOut } from '@zhike/core/saved-views/schema'
import { ofRecord } from '../custom-fields/condition-fields.ts'
import { isCustomSearchable } from '../custom-fields/protected-values.ts'
import { fieldsWith, relationsWith } from '../customers/fields-with.ts'
import { areHidden, isSearchable } from '../platform/access/field-rules.ts'
import type { Context } from '../platform/context/context.ts'

/**
 * A stored view as its reader can use it. What is gone since, or masked for the reader, is left out and named: its
 * values would tell what the mask hides.
 */
export function usableDefinition(
  ctx: Context,
  stored: unknown,
  segments: ReadonlySet<string>,
  custom: readonly CustomField[],
): { definition: ViewDefinition; leftOut: ViewLeftOut[] } {
  const parsed = viewDefinition.safeParse(stored)
  const definition = parsed.success ? parsed.data : viewDefinition.parse({})
  const relations = relationsWith(custom)
  const fields = fieldsWith(custom)
  const ofCustomers = ofRecord(custom, 'customer')
  const sortable = ofCustomers.filter((field) => field.isSortable).map(({ key }) => conditionName(key))
  const sorts = [...customerListCatalogue.sorts, ...sortable]
  const ownColumns = ofCustomers.map((field): ListColumn => ({ key: conditionName(field.key) }))
  const columns = [...customerListCatalogue.columns, ...ownColumns]
  const pruned = definition.filter
    ? pruneCondition(definition.filter, fields, relations, (relation, leaf) => {
        if (!isAskable(ctx, relation, leaf.field, custom)) return 'masked'
        const isThere = leaf.field !== 'segment' || valuesOf(leaf, 'segment').every((id) => segments.has(id))
        return relation !== null || isThere ? null : 'gone'
      })
    : { condition: null, leftOut: [] }
  const leftOut: ViewLeftOut[] = pruned.leftOut.map((one) => ({ part: 'filter' as const, ...one }))

  const keys = definition.sort?.split(',') ?? []
  const usableKeys = keys.filter((key) => sorts.includes(key.replace('-', '')))
  for (const key of keys.filter((one) => !usableKeys.includes(one))) {
    leftOut.push({ part: 'sort', relation: null, field: key.replace('-', ''), why: 'gone' })
  }

  const usableColumns = definition.columns?.filter(({ key }) => {
    const column = columns.find((one) => one.key === key)
    const isHidden = column?.shows !== undefined && areHidden(ctx, column.shows)
    if (!column || isHidden) {
      leftOut.push({ part: 'column', relation: null, field: key, why: column ? 'masked' : 'gone' })
    }
    return column && !isHidden
  })
  return {
    definition: {
      ...definition,
      filter: pruned.condition,
      sort: usableKeys.length > 0 ? usableKeys.join(',') : null,
      columns: usableColumns ?? null,
    },
    leftOut,
  }
}

function isAskable(ctx: Context, relation: string | null, field: string, custom: readonly CustomField[]): boolean {
  const isOwnSearchable = (record: CustomRecord) => isCustomSearchable(ctx, ofRecord(custom, record), field)
  if (relation === null) return isSearchable(ctx, 'customer', field) && isOwnSearchable('customer')
  if (relation === 'orders') return isOwnSearchable('order')
  return relation !== 'contacts' || (isSearchable(ctx, 'contact', field) && isOwnSearchable('contact'))
}
