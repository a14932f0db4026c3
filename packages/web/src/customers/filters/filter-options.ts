import type { FilterKey } from '../list-search.ts'

/** What the chips with fixed choices offer; the words stand in the catalogue under window.*, next.*, kind.*. */
export const fixedOptions: Partial<Record<FilterKey, readonly string[]>> = {
  touched: ['within7', 'within30', 'over15', 'over30', 'over60', 'over90', 'never'],
  next: ['overdue', 'today', 'week', 'planned', 'none'],
  ordered: ['within30', 'within90', 'over90', 'over180', 'over365', 'never'],
  created: ['within7', 'within30', 'within90', 'within365'],
  kind: ['organisation', 'individual'],
}

/** Chips that stand in the row from the start; the others come with 「+ 条件」. */
export const standingFilters = [
  'region',
  'tier',
  'tag',
  'touched',
  'next',
  'industry',
] as const satisfies readonly FilterKey[]
