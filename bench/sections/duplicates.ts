import { setTimeout as delay } from 'node:timers/promises'
import type { OutputOf } from '@zhike/core/api/route'
import type { getDuplicateScan, startDuplicateScan } from '@zhike/core/duplicates/api'
import type { BenchWorld } from '../lib/bench-world.ts'
import { timeOnce } from '../lib/measure.ts'
import { watchMemory } from '../lib/memory.ts'
import { say } from '../lib/progress.ts'
import { seconds } from '../lib/report.ts'

type Scan = OutputOf<typeof startDuplicateScan>
type State = OutputOf<typeof getDuplicateScan>

/** A scan of everything, as a person starts it. */
export async function measureDuplicates(world: BenchWorld): Promise<void> {
  const { ownerPool, report } = world
  // The least that finding pairs takes: every key joined with itself.
  const bare = await timeOnce(() =>
    ownerPool.query(
      `select count(*) from customer_keys a join customer_keys b using (kind, value)
       where a.kind in ('name', 'phone', 'email') and a.customer_id < b.customer_id`,
    ),
  )
  const memory = watchMemory(world.serverPid, ownerPool)
  say('duplicates: scanning')
  const scan = await run(world)
  const { customers = 0, pairs = 0, clusters = 0 } = scan.summary ?? {}
  const taken = (Date.parse(scan.finishedAt ?? '') - Date.parse(scan.startedAt ?? '')) / 1000
  report({
    section: 'duplicates',
    what: `${customers} customers, ${pairs} pairs, ${clusters} groups`,
    measured: seconds(taken),
    yardstick: `keys joined with themselves ${seconds(bare)} (× ${(taken / bare).toFixed(1)})`,
    target: '≤ 180 s',
    ok: taken <= 180 && customers > 0,
  })
  const { server, database } = memory.stop()
  report({
    section: 'duplicates',
    what: 'memory at most, server and database connections',
    measured: `${Math.round(server + database)} MB`,
    yardstick: `server ${Math.round(server)} MB, database ${Math.round(database)} MB`,
    target: '≤ 1 GB',
    ok: server + database <= 1024,
  })
}

async function run({ administrator: { http } }: BenchWorld): Promise<Scan> {
  const { id } = (await http.send('POST', '/api/v1/duplicates/scan')) as Scan
  for (;;) {
    await delay(250)
    const { scan } = (await http.get('/api/v1/duplicates/scan')) as State
    if (scan?.id !== id || scan.state === 'queued' || scan.state === 'running') continue
    if (scan.state !== 'done') throw new Error(`the scan ended ${scan.state}: ${scan.error}`)
    return scan
  }
}
