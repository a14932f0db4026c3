import { sql, type RawBuilder } from 'kysely'
import { afterCursor, orderBy, type Cursor, type SortKey } from './keyset.ts'

/** One stretch of a list that a single index scan can read: rows with a leading value, then those without. */
export interface KeyPhase {
  where: RawBuilder<boolean> | null
  orderBy: RawBuilder<unknown>
}

/**
 * The stretches that follow a cursor, in order. Each is a range of a plain index on (key, id), read forwards or
 * backwards, however deep the page lies: an OR over nulls and ties alone would be read from the list's beginning.
 */
export function phasesAfter(
  keys: readonly SortKey[],
  idColumn: RawBuilder<unknown>,
  cursor: Cursor | null,
): KeyPhase[] {
  const [lead, ...rest] = keys
  if (!lead) return [{ where: null, orderBy: sql`${idColumn} asc` }]
  const { expression, nullable } = lead.column
  const value = cursor?.values[0] ?? null
  const phases: KeyPhase[] = []
  if (!cursor || value !== null) {
    const filled = nullable ? [sql<boolean>`${expression} is not null`] : []
    if (cursor && value !== null) filled.push(afterFilled(lead, rest, idColumn, cursor, value))
    phases.push({ where: allOf(filled), orderBy: orderOfFilled(lead, rest, idColumn) })
  }
  if (nullable) {
    const empty = [sql<boolean>`${expression} is null`]
    if (cursor && value === null) {
      empty.push(afterCursor(rest, idColumn, { values: cursor.values.slice(1), id: cursor.id }))
    }
    // Naming the empty key in the order, too, keeps the scan on its index.
    const order = orderBy(rest, idColumn)
    phases.push({ where: allOf(empty), orderBy: lead.column.isComputed ? order : sql`${expression}, ${order}` })
  }
  return phases
}

/** The order of all of them at once, the same as the phases read one after the other: for what is sorted as a whole. */
export function wholeOrder(keys: readonly SortKey[], idColumn: RawBuilder<unknown>): RawBuilder<unknown> {
  const [lead, ...rest] = keys
  if (!lead || rest.length > 0) return orderBy(keys, idColumn)
  const { expression, nullable } = lead.column
  const direction = sql.raw(lead.descending ? 'desc' : 'asc')
  if (!nullable) return sql`${expression} ${direction}, ${idColumn} ${direction}`
  // Ties of a value are in the direction of the list, the empty ones in the order of their ids.
  return sql`${expression} ${direction} nulls last, case when ${expression} is null then ${idColumn} end, ${idColumn} ${direction}`
}

function afterFilled(
  lead: SortKey,
  rest: readonly SortKey[],
  idColumn: RawBuilder<unknown>,
  cursor: Cursor,
  value: string,
): RawBuilder<boolean> {
  const { expression, cast } = lead.column
  const typed = sql`${value}::${sql.raw(cast)}`
  const beyond = sql.raw(lead.descending ? '<' : '>')
  if (rest.length === 0) return sql<boolean>`(${expression}, ${idColumn}) ${beyond} (${typed}, ${cursor.id}::uuid)`
  const others = afterCursor(rest, idColumn, { values: cursor.values.slice(1), id: cursor.id })
  // The first part bounds the scan of the index, the second decides within a tie.
  return sql<boolean>`(${expression} ${beyond}= ${typed} and (${expression} ${beyond} ${typed} or ${others}))`
}

function orderOfFilled(lead: SortKey, rest: readonly SortKey[], idColumn: RawBuilder<unknown>): RawBuilder<unknown> {
  const direction = sql.raw(lead.descending ? 'desc' : 'asc')
  const first = sql`${lead.column.expression} ${direction}`
  return rest.length === 0 ? sql`${first}, ${idColumn} ${direction}` : sql`${first}, ${orderBy(rest, idColumn)}`
}

function allOf(conditions: readonly RawBuilder<boolean>[]): RawBuilder<boolean> | null {
  return conditions.length > 0 ? sql<boolean>`${sql.join(conditions, sql` and `)}` : null
}
