import type { BenchWorld } from '../lib/bench-world.ts'
import { percentile, timeEach } from '../lib/measure.ts'
import { ms } from '../lib/report.ts'
import { listShapes } from './lists.ts'

const requests = 40

/** How many a filter finds, exact to 10,000. */
export async function measureCounts(world: BenchWorld): Promise<void> {
  const rare = {
    name: 'few hits: VIP in one city, one trade',
    filter: {
      all: [
        { field: 'isVip', op: 'eq', value: true },
        { field: 'region', op: 'under', value: ['330200'] },
        { field: 'industry', op: 'under', value: ['C39'] },
      ],
    },
  }
  for (const actor of world.actors) {
    for (const { name, filter } of [...listShapes, rare]) {
      const query = new URLSearchParams({ filter: JSON.stringify(filter) })
      const path = `/api/v1/customers/count?${query}`
      const { count, capped } = (await actor.http.get(path)) as { count: number; capped: boolean }
      const p95 = percentile(await timeEach(requests, () => actor.http.fetchRaw(path)), 0.95)
      world.report({
        section: 'count',
        what: `${actor.name}: ${name}`,
        measured: `p95 ${ms(p95)}`,
        yardstick: `${capped ? 'over ' : ''}${count} hits`,
        target: '≤ 500 ms',
        ok: p95 <= 500,
      })
    }
  }
}
