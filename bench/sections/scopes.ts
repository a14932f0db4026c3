import type { BenchActor, BenchWorld } from '../lib/bench-world.ts'
import { percentile, timeEach } from '../lib/measure.ts'
import { ms } from '../lib/report.ts'
import { listShapes, listPath } from './lists.ts'
import { commonPairs, searchPath, textsOf } from './search.ts'

const listRequests = 100
const countRequests = 60
const searchRequests = 200

/**
 * What a data scope costs: the same questions asked by the administrator, by a rep who holds some 200 customers and by
 * a lead with 200 people below. Every list and count asks for something nobody asked for before.
 */
export async function measureScopes(world: BenchWorld): Promise<void> {
  const { branchLead } = world
  const rep = world.actors.find(({ name }) => name === 'rep')
  if (!rep) throw new Error('no rep')
  const scoped = [rep, branchLead]
  let asked = 0
  const own = (shape: (typeof listShapes)[number]) => ({
    ...shape,
    filter: { all: [...shape.filter.all, { field: 'revenue12m', op: 'gte', value: (++asked / 100).toFixed(2) }] },
  })
  for (const shape of listShapes) {
    await compare(world, scoped, `list: ${shape.name}`, listRequests, () => listPath(own(shape)))
    await compare(world, scoped, `the same list again: ${shape.name}`, listRequests, () => listPath(shape))
  }
  for (const shape of listShapes) {
    const counted = (filter: object) =>
      `/api/v1/customers/count?${new URLSearchParams({ filter: JSON.stringify(filter) })}`
    await compare(world, scoped, `count: ${shape.name}`, countRequests, () => counted(own(shape).filter))
  }
  const searches = [
    { name: 'search: 2 characters', texts: textsOf(world.customers, 2) },
    { name: 'search: 4 characters', texts: textsOf(world.customers, 4) },
    { name: 'search: the most frequent pairs', texts: commonPairs },
  ]
  for (const { name, texts } of searches) {
    await compare(world, scoped, name, searchRequests, (i) => searchPath(texts[i % texts.length] ?? ''))
  }
}

async function compare(
  { administrator, report }: BenchWorld,
  scoped: readonly BenchActor[],
  what: string,
  requests: number,
  pathOf: (i: number) => string,
): Promise<void> {
  const p95Of = async ({ http }: BenchActor) => {
    const times = await timeEach(requests, (i) => http.fetchRaw(pathOf(i)))
    return { p95: percentile(times, 0.95), median: percentile(times, 0.5) }
  }
  const yardstick = await p95Of(administrator)
  for (const actor of scoped) {
    const { p95, median } = await p95Of(actor)
    const ratio = p95 / yardstick.p95
    report({
      section: 'scopes',
      what: `${actor.name}, ${what}`,
      measured: `p95 ${ms(p95)}, median ${ms(median)}`,
      yardstick: `administrator ${ms(yardstick.p95)}, ${ms(yardstick.median)} (× ${ratio.toFixed(1)})`,
      target: '≤ 2 × administrator',
      ok: ratio <= 2,
    })
  }
}
