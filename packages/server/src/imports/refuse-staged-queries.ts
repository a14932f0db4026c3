import { sql, type RawBuilder } from 'kysely'
import type { Context } from '../platform/context/context.ts'

type Refuse = (
  ctx: Context,
  code: RawBuilder<unknown>,
  condition: RawBuilder<unknown>,
  detail?: RawBuilder<unknown>,
) => Promise<number>

/** Takes what fits a condition out of a table g of staged references and says of each row why; answers how many. */
export function refuseStaged(table: 'staged_parents' | 'staged_bosses', field: string): Refuse {
  return async (ctx, code, condition, detail = sql`null`) => {
    const { rows } = await sql<{ n: number }>`
      with refused as (
        delete from ${sql.table(table)} where row_no in (select g.row_no from ${sql.table(table)} g where ${condition})
        returning row_no, value, found
      ), told as (
        insert into row_problems
        select g.row_no, jsonb_strip_nulls(jsonb_build_object('code', ${code}, 'field', ${field}::text, 'value', g.value, 'detail', ${detail}))
        from refused g returning 1
      ) select count(*)::int as n from told`.execute(ctx.db)
    return rows[0]?.n ?? 0
  }
}
