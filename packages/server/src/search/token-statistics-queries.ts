import { sql } from 'kysely'
import type { Context } from '../platform/context/context.ts'

export interface TokenStatistics {
  /** How large a part of all customers has a frequent token. */
  shares: ReadonlyMap<string, number>
  rows: number
  pages: number
}

/** The most frequent tokens of customers, as far as PostgreSQL's statistics know, and how large the table is. */
export async function selectTokenStatistics(ctx: Context): Promise<TokenStatistics> {
  const [tokens, table] = await Promise.all([
    sql<{ token: string; share: number }>`
      select e.token, e.share from pg_stats s
      cross join lateral unnest(s.most_common_elems::text::text[], s.most_common_elem_freqs) e(token, share)
      where s.schemaname = current_schema() and s.tablename = 'customers' and s.attname = 'search_tokens'
        and e.token is not null and e.share > 0.01`.execute(ctx.db),
    sql<{ rows: number; pages: number }>`
      select reltuples as rows, relpages as pages from pg_class where oid = 'customers'::regclass`.execute(ctx.db),
  ])
  const { rows = 0, pages = 0 } = table.rows[0] ?? {}
  return { shares: new Map(tokens.rows.map(({ token, share }) => [token, share])), rows, pages }
}
