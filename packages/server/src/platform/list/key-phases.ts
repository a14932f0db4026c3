import { sql, type RawBuilder } from 'kysely'
import { afterCursor, orderBy, type Cursor, type SortKey } from './keyset.ts'

/** One stretch of a list that a single index scan can read: rows with a value, then those without. */
export interface KeyPhase {
  where: RawBuilder<boolean> | null
  orderBy: RawBuilder<unknown>
}

/**
 * The stretches that follow a cursor, in order. With one sort key each is a range of a plain index on (key, id), read
 * forwards or backwards, however deep the page lies: an OR over nulls and ties would be read from the list's beginning.
 */
export function phasesAfter(
  keys: readonly SortKey[],
  idColumn: RawBuilder<unknown>,
  cursor: Cursor | null,
): KeyPhase[] {
  const [key, ...others] = keys
  if (!key || others.length > 0) {
    return [{ where: cursor && afterCursor(keys, idColumn, cursor), orderBy: orderBy(keys, idColumn) }]
  }
  const { expression, cast, nullable } = key.column
  const direction = sql.raw(key.descending ? 'desc' : 'asc')
  const value = cursor?.values[0] ?? null
  const filled: RawBuilder<boolean>[] = nullable ? [sql<boolean>`${expression} is not null`] : []
  const empty: RawBuilder<boolean>[] = [sql<boolean>`${expression} is null`]
  if (cursor && value !== null) {
    filled.push(
      sql<boolean>`(${expression}, ${idColumn}) ${sql.raw(key.descending ? '<' : '>')} (${value}::${sql.raw(cast)}, ${cursor.id}::uuid)`,
    )
  }
  if (cursor && value === null) empty.push(sql<boolean>`${idColumn} > ${cursor.id}::uuid`)
  const phases: KeyPhase[] = []
  if (!cursor || value !== null) {
    phases.push({
      where: filled.length > 0 ? sql<boolean>`${sql.join(filled, sql` and `)}` : null,
      orderBy: sql`${expression} ${direction}, ${idColumn} ${direction}`,
    })
  }
  if (nullable) phases.push({ where: sql<boolean>`${sql.join(empty, sql` and `)}`, orderBy: sql`${idColumn} asc` })
  return phases
}
