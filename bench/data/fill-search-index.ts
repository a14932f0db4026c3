import type pg from 'pg'
import { systemContext } from '@zhike/server/src/platform/context/system-context.ts'
import type { Services } from '@zhike/server/src/platform/context/context.ts'
import { indexSearch } from '@zhike/server/src/search/index-search.ts'
import { isDone, markDone } from './bench-schema.ts'

/** What a company's server does in the background after an upgrade, without the rests between. */
export async function fillSearchIndex(services: Services, pool: pg.Pool, say: (text: string) => void): Promise<void> {
  if (await isDone(pool, 'search index')) return
  const started = performance.now()
  const rows = await indexSearch(await systemContext(services, 'bench', 'job'), { withoutRest: true, batch: 5000 })
  say(`search index: ${rows} names and texts in ${((performance.now() - started) / 1000).toFixed(1)} s`)
  await pool.query('vacuum (analyze) contact_tokens, follow_up_grams, customers')
  await markDone(pool, 'search index')
}
