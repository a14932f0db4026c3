import { sql, type Kysely } from 'kysely'
import type { Database } from '../platform/database/generated/database-types.ts'
import type { SealedColumn } from './sealed-columns.ts'

type Db = Kysely<Database>

export interface SealedRow {
  key: string
  sealed: Buffer
}

const batch = 1000

/** Sealed values in the order of their keys, a batch at a time, locked where they are to be sealed anew. */
export async function selectSealed(
  db: Db,
  { table, key, column }: SealedColumn,
  after: string | null,
  lock: boolean,
): Promise<SealedRow[]> {
  const { rows } = await sql<SealedRow>`
    select ${sql.ref(key)}::text as key, ${sql.ref(column)} as sealed from ${sql.table(table)}
    where ${sql.ref(column)} is not null and (${after}::text is null or ${sql.ref(key)}::text > ${after})
    order by ${sql.ref(key)}::text limit ${batch} ${sql.raw(lock ? 'for update' : '')}`.execute(db)
  return rows
}

export async function updateSealed(
  db: Db,
  { table, key, column }: SealedColumn,
  rows: readonly SealedRow[],
): Promise<void> {
  await sql`update ${sql.table(table)} t set ${sql.ref(column)} = v.sealed
    from unnest(${rows.map((row) => row.key)}::text[], ${rows.map((row) => row.sealed)}::bytea[]) v(key, sealed)
    where ${sql.ref(`t.${key}`)}::text = v.key`.execute(db)
}

export async function deleteAllSessions(db: Db): Promise<number> {
  const { numAffectedRows } = await sql`delete from auth."session"`.execute(db)
  return Number(numAffectedRows ?? 0n)
}
