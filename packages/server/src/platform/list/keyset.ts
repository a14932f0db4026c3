import { createHash } from 'node:crypto'
import { invalidCursor, invalidSort } from '@zhike/core/kernel/problems'
import { sql, type RawBuilder } from 'kysely'

export interface SortColumn {
  /** The SQL to order by, and the type to cast cursor values to. */
  expression: RawBuilder<unknown>
  cast: string
  /** True when the column can be null; empty values come last in both directions. */
  nullable: boolean
  /** Worked out of the row, so that no index has it in order. */
  isComputed?: boolean
}

export interface SortKey {
  field: string
  column: SortColumn
  descending: boolean
}

/** Parses "-revenue,name" against the columns a list can be sorted by. */
export function parseSort(text: string | undefined, columns: Record<string, SortColumn>, fallback: string): SortKey[] {
  return (text ?? fallback).split(',').map((part) => {
    const descending = part.startsWith('-')
    const field = descending ? part.slice(1) : part
    const column = Object.hasOwn(columns, field) ? columns[field] : undefined
    if (!column) throw invalidSort({ field, allowed: Object.keys(columns).join(', ') })
    return { field, column, descending }
  })
}

/** `order by` of the keys, ending in the id so that the order is total. */
export function orderBy(keys: readonly SortKey[], idColumn: RawBuilder<unknown>): RawBuilder<unknown> {
  const parts = keys.map((key) =>
    key.column.nullable
      ? sql`${key.column.expression} ${sql.raw(key.descending ? 'desc nulls last' : 'asc nulls last')}`
      : sql`${key.column.expression} ${sql.raw(key.descending ? 'desc' : 'asc')}`,
  )
  return sql.join([...parts, sql`${idColumn} asc`])
}

export interface Cursor {
  values: (string | null)[]
  id: string
}

/** A cursor carries sort and a hash of the filter, so that it cannot be used with another list. */
export function encodeCursor(keys: readonly SortKey[], filter: unknown, values: (string | null)[], id: string): string {
  return Buffer.from(JSON.stringify([signature(keys, filter), values, id])).toString('base64url')
}

export function decodeCursor(text: string | undefined, keys: readonly SortKey[], filter: unknown): Cursor | null {
  if (text === undefined || text === '') return null
  let parsed: unknown
  try {
    parsed = JSON.parse(Buffer.from(text, 'base64url').toString())
  } catch {
    throw invalidCursor()
  }
  if (!Array.isArray(parsed) || parsed.length !== 3) throw invalidCursor()
  const [signed, values, id] = parsed as [unknown, unknown, unknown]
  const isSound =
    signed === signature(keys, filter) &&
    Array.isArray(values) &&
    values.length === keys.length &&
    values.every((value) => value === null || typeof value === 'string') &&
    typeof id === 'string' &&
    /^[0-9a-f-]{36}$/.test(id)
  if (!isSound) throw invalidCursor()
  return { values: values as (string | null)[], id: id as string }
}

function signature(keys: readonly SortKey[], filter: unknown): string {
  const sort = keys.map((key) => (key.descending ? '-' : '') + key.field).join(',')
  return createHash('sha256')
    .update(`${sort}|${JSON.stringify(filter ?? null)}`)
    .digest('base64url')
    .slice(0, 12)
}

/** Rows strictly after the cursor: mixed directions and nulls-last expanded to OR, which keeps the leading key indexable. */
export function afterCursor(
  keys: readonly SortKey[],
  idColumn: RawBuilder<unknown>,
  cursor: Cursor,
): RawBuilder<boolean> {
  const branches: RawBuilder<unknown>[] = []
  const equal: RawBuilder<unknown>[] = []
  keys.forEach((key, index) => {
    const { expression, cast, nullable } = key.column
    const value = cursor.values[index] ?? null
    if (value === null) {
      // Nothing but other empty values follows an empty one.
      equal.push(sql`${expression} is null`)
      return
    }
    const typed = sql`${value}::${sql.raw(cast)}`
    const beyond = key.descending ? sql`${expression} < ${typed}` : sql`${expression} > ${typed}`
    const step = nullable ? sql`(${beyond} or ${expression} is null)` : beyond
    branches.push(equal.length ? sql`(${sql.join(equal, sql` and `)} and ${step})` : sql`(${step})`)
    equal.push(sql`${expression} = ${typed}`)
  })
  branches.push(sql`(${sql.join([...equal, sql`${idColumn} > ${cursor.id}::uuid`], sql` and `)})`)
  return sql<boolean>`(${sql.join(branches, sql` or `)})`
}
