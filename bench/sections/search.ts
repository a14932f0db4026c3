import { makeCustomer } from '../data/make-customer.ts'
import type { BenchWorld } from '../lib/bench-world.ts'
import { percentile, timeEach } from '../lib/measure.ts'
import { makeRandom, pick } from '../lib/random.ts'
import { ms } from '../lib/report.ts'

const requests = 300

/** Two and four neighbouring characters from anywhere in real names, frequent ones (cities, trades) as they come. */
export async function measureSearch(world: BenchWorld): Promise<void> {
  for (const actor of world.actors) {
    for (const length of [2, 4]) {
      const texts = textsOf(world.customers, length)
      let hits = 0
      for (const text of texts.slice(0, 50)) {
        const { items } = (await actor.http.get(searchPath(text))) as { items: unknown[] }
        hits += items.length
      }
      if (hits === 0) throw new Error(`${actor.name} finds nobody: run with --fresh`)
      const times = await timeEach(requests, (i) => actor.http.fetchRaw(searchPath(pick(texts, makeRandom(i)))))
      const p95 = percentile(times, 0.95)
      world.report({
        section: 'search',
        what: `${actor.name}: ${length} characters`,
        measured: `p95 ${ms(p95)}`,
        yardstick: `median ${ms(percentile(times, 0.5))}, ${(hits / 50).toFixed(1)} hits shown`,
        target: '≤ 30 ms',
        ok: p95 <= 30,
      })
    }
  }
}

/** What stands in tens of thousands of names each. */
export const commonPairs = ['上海', '北京', '苏州', '科技', '机械', '电子', '设备', '汽车', '金属', '材料']

export const searchPath = (text: string) => `/api/v1/search?${new URLSearchParams({ q: text })}`

export function textsOf(customers: number, length: number): string[] {
  const random = makeRandom(length)
  const texts: string[] = []
  while (texts.length < requests) {
    const made = makeCustomer(Math.floor(random() * customers))
    // Nobody searches by the legal form.
    const signs = [...made.name.replace(/(?:集团|股份|责任)?有限(?:责任)?公司$/u, '')]
    const start = Math.floor(random() * (signs.length - length + 1))
    if (start >= 0 && signs.length >= length) texts.push(signs.slice(start, start + length).join(''))
  }
  return texts
}
