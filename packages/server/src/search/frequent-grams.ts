import { sql } from 'kysely'
import type { Context, Services } from '../platform/context/context.ts'

/** Of so many texts or more: what everybody writes all the time. */
const frequentShare = 0.02
const keptMs = 600_000

const kept = new WeakMap<Services, { grams: Promise<ReadonlySet<number>>; at: number }>()

/** Whether each of these grams stands in a great many follow-ups, as far as PostgreSQL's statistics know. */
export async function areFrequent(ctx: Context, grams: readonly number[]): Promise<boolean> {
  const known = kept.get(ctx.services)
  const fresh = known && performance.now() - known.at < keptMs ? known : { grams: read(ctx), at: performance.now() }
  kept.set(ctx.services, fresh)
  fresh.grams.catch(() => kept.delete(ctx.services))
  const frequent = await fresh.grams
  return grams.every((gram) => frequent.has(gram))
}

async function read(ctx: Context): Promise<ReadonlySet<number>> {
  // The frequencies end with three figures of their own, which stand for no gram.
  const { rows } = await sql<{ gram: number }>`
    select e.gram from pg_stats s
    cross join lateral unnest(s.most_common_elems::text::int[], s.most_common_elem_freqs) e(gram, share)
    where s.schemaname = current_schema() and s.tablename = 'follow_up_grams' and s.attname = 'grams'
      and e.gram is not null and e.share >= ${frequentShare}::float4`.execute(ctx.db)
  return new Set(rows.map(({ gram }) => gram))
}
