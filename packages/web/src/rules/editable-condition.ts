import type { Condition } from '@zhike/core/filter/condition'
import { customFilterOf, filterCondition, type FieldFilter } from '../custom-fields/field-filter.ts'

/** The fields this page edits; each at most once in a rule, all joined by "and". */
export const editableFields = ['region', 'industry', 'tier', 'isVip', 'kind', 'source', 'size', 'revenue12m'] as const
export type EditableField = (typeof editableFields)[number]

/** Values by field: lists for choices and codes, one text for figures. */
export type Parts = Partial<Record<EditableField, string[]>>

export interface EditableCondition {
  parts: Parts
  /** On fields of the company's own, each at most once. */
  custom: FieldFilter[]
  /** What a program wrote and this page cannot show; kept. */
  others: Condition[]
}

/** Takes a rule's condition apart into what can be edited by hand and what cannot. */
export function readCondition(condition: Condition | null): EditableCondition {
  const leaves = condition === null ? [] : 'all' in condition ? condition.all : [condition]
  const parts: Parts = {}
  const custom: FieldFilter[] = []
  const others: Condition[] = []
  for (const leaf of leaves) {
    const values = valuesOf(leaf)
    const own = customFilterOf(leaf)
    if (own && !custom.some((one) => one.key === own.key)) custom.push(own)
    else if (values && parts[values.field] === undefined) parts[values.field] = values.values
    else others.push(leaf)
  }
  return { parts, custom, others }
}

/** Puts it together again; null when nothing is left to ask. */
export function writeCondition({ parts, custom, others }: EditableCondition): Condition | null {
  const leaves = editableFields.flatMap((field) => {
    const values = parts[field]
    return values && values.length > 0 ? [leafOf(field, values)] : []
  })
  const all = [...leaves, ...custom.map(filterCondition), ...others]
  if (all.length === 0) return null
  return all.length === 1 && all[0] ? all[0] : { all }
}

function valuesOf(leaf: Condition): { field: EditableField; values: string[] } | null {
  if (!('field' in leaf)) return null
  const field = editableFields.find((one) => one === leaf.field)
  if (!field) return null
  const { op, value } = leaf
  const list = (Array.isArray(value) ? value : [value]).map(String)
  if ((field === 'region' || field === 'industry') && op === 'under') return { field, values: list }
  if (field === 'isVip' && op === 'eq' && value === true) return { field, values: ['true'] }
  if (field === 'revenue12m' && op === 'gte') return { field, values: list }
  const isChoice = field === 'tier' || field === 'kind' || field === 'source' || field === 'size'
  return isChoice && (op === 'in' || op === 'eq') ? { field, values: list } : null
}

function leafOf(field: EditableField, values: string[]): Condition {
  switch (field) {
    case 'region':
    case 'industry':
      return { field, op: 'under', value: values }
    case 'isVip':
      return { field, op: 'eq', value: true }
    case 'revenue12m':
      return { field, op: 'gte', value: values[0] ?? '0' }
    default:
      return values.length === 1 ? { field, op: 'eq', value: values[0] ?? '' } : { field, op: 'in', value: values }
  }
}
