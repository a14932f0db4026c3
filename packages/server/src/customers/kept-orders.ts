import { keepBriefly } from '../platform/context/keep-briefly.ts'

export interface SortedRow {
  id: string
  keys: (string | null)[]
}

/** The ids of a list, or of a page of it, in order. */
export interface KeptOrder {
  rows: SortedRow[]
  /** Place of each id, for going on after a cursor. */
  places: Map<string, number>
}

export const keptOrder = keepBriefly<KeptOrder>(200_000, ({ rows }) => rows.length)

export function orderOf(rows: SortedRow[]): KeptOrder {
  return { rows, places: new Map(rows.map((row, place) => [row.id, place])) }
}
