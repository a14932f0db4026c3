import { keysOf } from '@zhike/core/customers/customer-keys'
import { makeCustomer } from '../data/make-customer.ts'
import { cities } from '../data/words.ts'
import type { BenchWorld } from '../lib/bench-world.ts'
import { percentile, timeEach } from '../lib/measure.ts'
import { makeRandom, pick } from '../lib/random.ts'
import { ms } from '../lib/report.ts'

const requests = 200

interface Question {
  name: string
  creditCode?: string | null
  phone?: string | null
  email?: string | null
}

/** 查重 while a customer is entered, as often as somebody types, beside the bare look-up of the same keys. */
export async function measureEntry(world: BenchWorld): Promise<void> {
  const random = makeRandom(41)
  const someone = () => makeCustomer(1 + Math.floor(random() * (world.customers - 1)))
  const questions: Record<string, Question[]> = {
    'the whole form of one that exists': made(() => {
      const { name, creditCode, phone, email } = someone()
      return { name, creditCode, phone, email }
    }),
    'its name without the place and form': made(() => {
      const { name, cityName } = someone()
      return { name: name.replace(cityName, '').replace(/(?:集团|股份|责任)?有限(?:责任)?公司$/u, '') }
    }),
    'its name in another place': made(() => {
      const { name, cityName } = someone()
      return { name: name.replace(cityName, pick(cities, random)[0]) }
    }),
    'somebody new': made((i) => ({
      name: `${pick(cities, random)[0]}未曾谋面${i}有限公司`,
      phone: `1770000${1000 + i}`,
    })),
  }
  for (const [what, asked] of Object.entries(questions)) {
    const bare = percentile(await timeEach(requests, (i) => lookUp(world, asked[i % asked.length])), 0.95)
    for (const actor of [...world.actors, world.branchLead]) {
      let found = 0
      for (const question of asked.slice(0, 30)) {
        const { exists } = (await actor.http.send('POST', path, question)) as { exists: boolean }
        if (exists) found++
      }
      const times = await timeEach(requests, (i) => actor.http.send('POST', path, asked[i % asked.length]))
      const p95 = percentile(times, 0.95)
      world.report({
        section: 'entry',
        what: `${actor.name}: ${what} (${found} of 30 known)`,
        measured: `p95 ${ms(p95)}, median ${ms(percentile(times, 0.5))}`,
        yardstick: `bare look-up ${ms(bare)} (× ${(p95 / bare).toFixed(1)})`,
        target: '≤ 30 ms',
        ok: p95 <= 30,
      })
    }
  }
}

const path = '/api/v1/customers/check-duplicate'

function made(make: (i: number) => Question): Question[] {
  return Array.from({ length: requests }, (_, i) => make(i))
}

/** The same keys, without places, scope, holders and audit. */
async function lookUp({ appPool }: BenchWorld, question: Question | undefined): Promise<void> {
  const keys = question ? keysOf({ kind: 'organisation', ...question }) : []
  await appPool.query(
    'select customer_id from customer_keys where (kind, value) in (select * from unnest($1::text[], $2::text[])) limit 200',
    [keys.map((key) => key.kind), keys.map((key) => key.value)],
  )
}
