import { sql } from 'kysely'
import type { Context } from '../platform/context/context.ts'

const batchSize = 5000

/** Inserts rows set-based; keys of the rows are the table's own column names. */
export async function insertRows(ctx: Context, table: string, rows: readonly Record<string, unknown>[]): Promise<void> {
  const first = rows[0]
  if (!first) return
  const columns = sql.join(Object.keys(first).map((column) => sql.ref(column)))
  for (let start = 0; start < rows.length; start += batchSize) {
    const batch = JSON.stringify(rows.slice(start, start + batchSize))
    await sql`insert into ${sql.table(table)} (${columns})
      select ${columns} from jsonb_populate_recordset(null::${sql.table(table)}, ${batch}::jsonb)`.execute(ctx.db)
  }
}

export async function hasAnyCustomer(ctx: Context): Promise<boolean> {
  return (await ctx.db.selectFrom('customers').select('id').limit(1).executeTakeFirst()) !== undefined
}

export async function analyzeLoadedTables(ctx: Context): Promise<void> {
  await sql`analyze customers, customer_keys, customer_stats, contacts, orders, order_lines, follow_ups, tenures`.execute(
    ctx.db,
  )
}
