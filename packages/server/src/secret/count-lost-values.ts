import { unseal } from '../platform/auth/seal.ts'
import { createDatabase } from '../platform/database/connect.ts'
import { selectSealed } from './queries.ts'
import { sealedColumns, type SealedColumn } from './sealed-columns.ts'

/** How many values none of the secrets opens, by what they are: for the doctor. */
export async function countLostValues(
  databaseUrl: string,
  secrets: readonly string[],
): Promise<{ column: SealedColumn; count: number }[]> {
  const { db, close } = createDatabase(databaseUrl, { applicationName: 'zhike doctor', maxConnections: 1 })
  try {
    const lost: { column: SealedColumn; count: number }[] = []
    for (const column of sealedColumns) {
      let count = 0
      let after: string | null = null
      for (;;) {
        const rows = await selectSealed(db, column, after, false)
        if (rows.length === 0) break
        count += rows.filter(({ sealed }) => unseal(secrets, column.purpose, sealed) === null).length
        after = rows.at(-1)?.key ?? null
      }
      if (count > 0) lost.push({ column, count })
    }
    return lost
  } finally {
    await close()
  }
}
