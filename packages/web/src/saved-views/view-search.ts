import type { Condition } from '@zhike/core/filter/condition'
import type { ViewColumn, ViewDefinition } from '@zhike/core/saved-views/schema'
import { customFilterOf, type FieldFilter } from '../custom-fields/field-filter.ts'
import { chipCondition, listCondition } from '../customers/list-condition.ts'
import { customerListSearch, filterKeys, type CustomerListSearch, type FilterKey } from '../customers/list-search.ts'

/** What a saved view puts into the address: what the chips can show becomes chips, the rest stays with the builder. */
export function searchOfView({ scope, q, filter, sort, columns }: ViewDefinition): CustomerListSearch {
  const { chips, rest } = takeApart(filter)
  return customerListSearch.parse({
    scope: scope ?? undefined,
    q: q ?? undefined,
    ...chips,
    filter: rest,
    sort: sort ?? undefined,
    cols: columns ? columnsText(columns) : undefined,
  })
}

/** What the address shows, as a view keeps it. */
export function viewOfSearch(search: CustomerListSearch): ViewDefinition {
  return {
    scope: search.scope ?? null,
    q: search.q ?? null,
    filter: listCondition(search) ?? null,
    sort: search.sort ?? null,
    columns: search.cols ? readColumns(search.cols) : null,
  }
}

/** Whether somebody narrowed, ordered or arranged the list: then it is worth keeping. */
export function isArranged(search: CustomerListSearch): boolean {
  const { q, filter, sort, columns } = viewOfSearch(search)
  return (q ?? filter ?? sort ?? columns) !== null
}

/** Whether the address shows something else than the view. */
export function differsFromView(search: CustomerListSearch, saved: ViewDefinition): boolean {
  const shown = viewOfSearch(search)
  // Both by the same way there and back, so that only what means something else counts.
  return JSON.stringify(shown) !== JSON.stringify(viewOfSearch(searchOfView(saved)))
}

export function columnsText(columns: readonly ViewColumn[]): string {
  return columns.map(({ key, width }) => (width === null ? key : `${key}:${width}`)).join(',')
}

export function readColumns(text: string): ViewColumn[] {
  return text.split(',').map((part) => {
    const [key = '', width] = part.split(':')
    return { key, width: width === undefined ? null : Math.min(800, Math.max(60, Number(width))) }
  })
}

function takeApart(filter: Condition | null): { chips: Record<string, unknown>; rest: Condition | undefined } {
  const chips: Record<string, unknown> = {}
  const others: Condition[] = []
  const custom: FieldFilter[] = []
  for (const part of filter === null ? [] : 'all' in filter ? filter.all : [filter]) {
    const chip = chipOf(part)
    const own = customFilterOf(part)
    if (own && !custom.some((one) => one.key === own.key)) custom.push(own)
    else if (chip && chips[chip.key] === undefined)
      chips[chip.key] = chip.key === 'vip' ? chip.value === 'true' : chip.value
    else others.push(part)
  }
  const rest = others.length > 1 ? { all: others } : others[0]
  return { chips: custom.length > 0 ? { ...chips, cf: custom } : chips, rest }
}

/** The chip whose condition is exactly this one. */
function chipOf(part: Condition): { key: FilterKey; value: string } | undefined {
  for (const key of filterKeys) {
    const value = guess(part, key)
    if (value !== undefined && JSON.stringify(chipCondition(key, value)) === JSON.stringify(part)) return { key, value }
  }
  return undefined
}

const windows: Partial<Record<FilterKey, string>> = {
  touched: 'lastFollowUpAt',
  ordered: 'lastOrderOn',
  created: 'createdAt',
}
const nextWords = ['overdue', 'today', 'week', 'planned', 'none']

/** A value that might make the chip ask this; whether it does, its own condition says. */
function guess(part: Condition, key: FilterKey): string | undefined {
  const [first, second] = 'any' in part ? part.any : [part]
  if (!first || !('field' in first)) return undefined
  const list = Array.isArray(first.value) ? first.value.map(String) : [String(first.value ?? '')]
  const field = windows[key]
  if (field !== undefined) {
    if (first.field !== field) return undefined
    if (first.op === 'isEmpty') return 'never'
    return first.op === 'withinLastDays' ? `within${list[0]}` : `over${list[0]}`
  }
  switch (key) {
    case 'tier':
      if (first.field !== 'tier') return undefined
      if (first.op === 'isEmpty') return 'none'
      return second ? `${list.join(',')},none` : list.join(',')
    case 'next':
      return first.field === 'nextContactOn'
        ? nextWords.find((word) => JSON.stringify(chipCondition('next', word)) === JSON.stringify(part))
        : undefined
    case 'revenue':
      if (first.field !== 'revenue12m') return undefined
      if (first.op === 'between') return list.join('..')
      return first.op === 'gte' ? `${list[0]}..` : `..${list[0]}`
    default:
      return list.join(',')
  }
}
