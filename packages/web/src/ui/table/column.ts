import type { ReactNode } from 'react'

export interface Column<Row> {
  key: string
  title: ReactNode
  /** 'end' for figures and days: right-aligned, tabular. */
  align?: 'start' | 'end'
  /** The key the list can be sorted by; absent = not sortable. */
  sortKey?: string
  /** The direction of the first press; figures and days begin with the largest. */
  firstDirection?: Direction
  width?: number
  maxWidth?: number
  render: (row: Row) => ReactNode
}

export type Direction = 'asc' | 'desc'

export interface Sort {
  key: string
  direction: Direction
}

/** "-revenue,name" as in the address: the first key decides what the head shows. */
export function parseSort(text: string | undefined): Sort | undefined {
  return parseSorts(text)[0]
}

/** All of its keys: rows that are equal by one are ordered by the next. */
export function parseSorts(text: string | undefined): Sort[] {
  const parts = text?.split(',').filter(Boolean) ?? []
  return parts.map((part) =>
    part.startsWith('-') ? { key: part.slice(1), direction: 'desc' } : { key: part, direction: 'asc' },
  )
}

export function formatSorts(sorts: readonly Sort[]): string {
  return sorts.map(formatSort).join(',')
}

/** One more key, or the same in its other direction. */
export function withSort(sorts: readonly Sort[], sort: Sort): Sort[] {
  const known = sorts.some((one) => one.key === sort.key)
  return known ? sorts.map((one) => (one.key === sort.key ? sort : one)) : [...sorts, sort]
}

export function formatSort(sort: Sort): string {
  return sort.direction === 'desc' ? `-${sort.key}` : sort.key
}

/** What a press on a head asks for: its first direction, then the other. */
export function nextSort<Row>(column: Column<Row>, current: Sort | undefined): Sort | undefined {
  if (!column.sortKey) return undefined
  const first = column.firstDirection ?? (column.align === 'end' ? 'desc' : 'asc')
  if (current?.key !== column.sortKey) return { key: column.sortKey, direction: first }
  return { key: column.sortKey, direction: current.direction === 'asc' ? 'desc' : 'asc' }
}
