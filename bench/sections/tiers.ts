import { setTimeout as delay } from 'node:timers/promises'
import type { OutputOf } from '@zhike/core/api/route'
import type { getTierRun } from '@zhike/core/tiers/api'
import { currentPeriod } from '@zhike/server/src/tiers/current-period.ts'
import { rankingSql } from '@zhike/server/src/tiers/ranking-queries.ts'
import { readScheme } from '@zhike/server/src/tiers/read-scheme.ts'
import type { BenchWorld } from '../lib/bench-world.ts'
import { timeOnce } from '../lib/measure.ts'
import { say } from '../lib/progress.ts'
import { seconds } from '../lib/report.ts'

type Run = OutputOf<typeof getTierRun>

/** The first run, one over unchanged data and one after a tenth of the customers moved, beside the bare window query. */
export async function measureTiers(world: BenchWorld): Promise<void> {
  const { ownerPool } = world
  say('tiers: back to the beginning')
  await ownerPool.query(
    `set session_replication_role = replica; truncate tier_results, tier_changes; delete from orders where number like 'SHIFT-%';
     update customers set tier = null, is_vip = false where tier is not null or is_vip; set session_replication_role = origin`,
  )
  for (const table of ['customers', 'orders', 'tier_results']) await ownerPool.query(`vacuum (analyze) ${table}`)
  await ownerPool.query('checkpoint')

  const first = await run(world)
  const bare = await bareSeconds(world)
  const ratio = (run: Run) => durationOf(run) / bare
  world.report({
    section: 'tiers',
    what: `first run (${first.ranked} ranked)`,
    measured: seconds(durationOf(first)),
    yardstick: `window query ${seconds(bare)} (× ${ratio(first).toFixed(1)})`,
    target: '≤ 150 s',
    ok: durationOf(first) <= 150,
  })
  const same = await run(world)
  world.report({
    section: 'tiers',
    what: `nothing changes (${same.changed})`,
    measured: seconds(durationOf(same)),
    yardstick: `window query ${seconds(bare)} (× ${ratio(same).toFixed(1)})`,
    target: '≤ 4 × window query',
    ok: ratio(same) <= 4,
  })
  say('tiers: new orders for a tenth of the customers')
  await addShiftingOrders(world)
  const moved = await run(world)
  const after = await bareSeconds(world)
  const times = durationOf(moved) / after
  world.report({
    section: 'tiers',
    what: `${(((moved.changed ?? 0) / world.customers) * 100).toFixed(1)} % change tier (${moved.changed})`,
    measured: seconds(durationOf(moved)),
    yardstick: `window query ${seconds(after)} (× ${times.toFixed(1)})`,
    target: '≤ 8 × window query',
    ok: times <= 8,
  })
}

/** For sections whose filters ask for a tier: one run, where none was. */
export async function ensureTiers(world: BenchWorld): Promise<void> {
  const { rows } = await world.ownerPool.query('select 1 from customers where tier is not null limit 1')
  if (rows.length > 0) return
  say('a first run of the tiers')
  await run(world)
  await world.ownerPool.query('vacuum (analyze) customers, tier_results')
}

/** As a person starts it: through HTTP, carried out by the server's job; its own start and end count. */
async function run({ administrator: { http } }: BenchWorld): Promise<Run> {
  let run = (await http.send('POST', '/api/v1/tiers/runs')) as Run
  while (run.state === 'queued' || run.state === 'running') {
    await delay(250)
    run = (await http.get(`/api/v1/tiers/runs/${run.id}`)) as Run
  }
  if (run.state !== 'done') throw new Error(`the tier run failed: ${run.error}`)
  return run
}

const durationOf = (run: Run) => (Date.parse(run.finishedAt ?? '') - Date.parse(run.startedAt ?? '')) / 1000

/** The very SQL that ranks, its million rows only counted; the middle of three. */
async function bareSeconds({ administrator: { ctx }, appPool }: BenchWorld): Promise<number> {
  const { scheme } = await readScheme(ctx)
  const { sql, parameters } = rankingSql(scheme, await currentPeriod(ctx, scheme.period)).compile(ctx.db)
  const client = await appPool.connect()
  try {
    await client.query("set work_mem = '256MB'")
    const times: number[] = []
    for (let i = 0; i < 3; i++) {
      times.push(
        await timeOnce(() =>
          client.query(`select tier, count(*), sum(measure) from (${sql}) n group by tier`, [...parameters]),
        ),
      )
    }
    return times.toSorted((x, y) => x - y)[1] ?? Number.NaN
  } finally {
    await client.query('reset work_mem')
    client.release()
  }
}

/** One order each for some customers, large enough for the next tier; others fall in turn. */
async function addShiftingOrders({ ownerPool }: BenchWorld): Promise<void> {
  await ownerPool.query(`
    with places as materialized (select tier, min(measure) as lowest from tier_results group by tier)
    insert into orders (customer_id, id, number, ordered_on, amount, currency, amount_base)
    select p.id, bench.id(now(), 'shift ' || p.no), 'SHIFT-' || p.no, current_date, a.amount, 'CNY', a.amount
    from bench.prepared p left join tier_results r on r.customer_id = p.id
    cross join lateral (
      select round(1.1 * (select lowest from places where tier = case when r.tier = 'B' then 'A' else 'B' end), 2) as amount
    ) a
    where bench.u(p.no, 21) < 0.085 and r.tier is distinct from 'A'`)
  await ownerPool.query('vacuum (analyze) orders')
}
