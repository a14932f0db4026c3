import type { Condition } from '@zhike/core/filter/condition'
import { filterCondition } from '../custom-fields/field-filter.ts'
import { filterKeys, type CustomerListSearch, type FilterKey } from './list-search.ts'

/** The chips of the list as one condition; undefined when nothing is set. */
export function listCondition(search: CustomerListSearch): Condition | undefined {
  const parts = filterKeys.flatMap((key) => {
    const value = search[key]
    if (value === undefined) return []
    const condition = compile[key](String(value))
    return condition ? [condition] : []
  })
  parts.push(...(search.cf ?? []).map(filterCondition))
  const { filter } = search
  if (filter) parts.push(...('all' in filter ? filter.all : [filter]))
  if (parts.length < 2) return parts[0]
  return { all: parts }
}

/** The condition that one chip stands for. */
export function chipCondition(key: FilterKey, value: string): Condition | undefined {
  return compile[key](value)
}

type Compile = (value: string) => Condition | undefined

const compile: Record<FilterKey, Compile> = {
  region: (value) => ({ field: 'region', op: 'under', value: value.split(',') }),
  industry: (value) => ({ field: 'industry', op: 'under', value: value.split(',') }),
  tier: (value) => {
    const chosen = value.split(',')
    const named = chosen.filter((one) => one !== 'none')
    return anyOf([
      named.length > 0 && { field: 'tier', op: 'in', value: named },
      chosen.includes('none') && { field: 'tier', op: 'isEmpty' },
    ])
  },
  touched: (value) => pastCondition('lastFollowUpAt', value),
  ordered: (value) => pastCondition('lastOrderOn', value),
  created: (value) => pastCondition('createdAt', value),
  next: (value) => {
    switch (value) {
      case 'overdue':
        return { field: 'nextContactOn', op: 'olderThanDays', value: 0 }
      case 'today':
        return { field: 'nextContactOn', op: 'withinNextDays', value: 0 }
      case 'week':
        return { field: 'nextContactOn', op: 'withinNextDays', value: 7 }
      case 'planned':
        return { field: 'nextContactOn', op: 'isNotEmpty' }
      default:
        return { field: 'nextContactOn', op: 'isEmpty' }
    }
  },
  revenue: (value) => {
    const [from, to] = value.split('..')
    if (from && to) return { field: 'revenue12m', op: 'between', value: [from, to] }
    if (from) return { field: 'revenue12m', op: 'gte', value: from }
    return to ? { field: 'revenue12m', op: 'lte', value: to } : undefined
  },
  vip: (value) => ({ field: 'isVip', op: 'eq', value: value === 'true' }),
  kind: (value) => ({ field: 'kind', op: 'eq', value }),
  source: (value) => ({ field: 'source', op: 'contains', value }),
  size: (value) => ({ field: 'size', op: 'contains', value }),
  tag: (value) => ({ field: 'tag', op: 'in', value: value.split(',') }),
  segment: (value) => ({ field: 'segment', op: 'in', value: value.split(',') }),
  holder: (value) => ({ field: 'holderPersonId', op: 'in', value: value.split(',') }),
}

/** “30 天没联系” counts those who were never contacted; “在 30 天内” does not. */
function pastCondition(field: string, value: string): Condition | undefined {
  if (value === 'never') return { field, op: 'isEmpty' }
  const [, how, days] = /^(within|over)(\d+)$/.exec(value) ?? []
  if (how === 'within') return { field, op: 'withinLastDays', value: Number(days) }
  if (how === 'over')
    return anyOf([
      { field, op: 'olderThanDays', value: Number(days) },
      { field, op: 'isEmpty' },
    ])
  return undefined
}

function anyOf(parts: readonly (Condition | false)[]): Condition | undefined {
  const conditions = parts.filter((part) => part !== false)
  return conditions.length < 2 ? conditions[0] : { any: conditions }
}
