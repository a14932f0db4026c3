import { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { to as copyTo } from 'pg-copy-streams'
import type { BenchWorld } from '../lib/bench-world.ts'
import { timeOnce } from '../lib/measure.ts'
import { watchMemory } from '../lib/memory.ts'
import { say } from '../lib/progress.ts'
import { seconds } from '../lib/report.ts'

const most = 200_000

/** The youngest 200,000 customers as a workbook with all columns, beside PostgreSQL's own copy of the same. */
export async function measureExport(world: BenchWorld): Promise<void> {
  const { administrator, ownerPool, report } = world
  const wanted = Math.min(most, world.customers)
  const { rows } = await ownerPool.query<{ day: string }>(
    `select to_char(created_at, 'YYYY-MM-DD') as day from customers where deleted_at is null
     order by created_at desc offset $1 limit 1`,
    [wanted - 1],
  )
  const day = rows[0]?.day ?? ''
  const filter = JSON.stringify({ field: 'createdAt', op: 'gte', value: day })
  const { count } = (await administrator.http.get(`/api/v1/customers/totals?${new URLSearchParams({ filter })}`)) as {
    count: number
  }
  const bare = await timeOnce(() => copyAll(world, day))
  for (const format of ['xlsx', 'csv']) {
    say(`export: ${count} customers as ${format}`)
    const memory = watchMemory(world.serverPid, ownerPool)
    const query = new URLSearchParams({ filter, format, sort: '-createdAt' })
    let bytes = 0
    const taken = await timeOnce(async () => {
      bytes = await world.administrator.http.download(`/api/v1/customers/export?${query}`)
    })
    const { server } = memory.stop()
    report({
      section: 'export',
      what: `${count} customers as ${format}, ${(bytes / 1024 ** 2).toFixed(0)} MB, server at ${Math.round(server)} MB`,
      measured: seconds(taken),
      yardstick: `COPY of the same ${seconds(bare)} (× ${(taken / bare).toFixed(1)})`,
      target: format === 'xlsx' ? '≤ 30 s' : 'for information',
      ok: format === 'xlsx' ? taken <= 30 : null,
    })
  }
}

async function copyAll({ appPool }: BenchWorld, day: string): Promise<void> {
  const client = await appPool.connect()
  try {
    const rows = client.query(
      copyTo(`copy (select c.external_id, c.name, c.short_name, c.kind, c.tier, c.is_vip, c.credit_code, c.region_code,
          c.industry_code, c.size, c.phone, c.wechat, c.email, c.address, c.source, c.notes, c.created_at, c.custom,
          s.revenue12m, s.order_count, s.last_order_on, s.last_follow_up_at, s.next_contact_on, s.next_step,
          n.name, n.title, n.mobile, p.name, o.name
        from customers c join customer_stats s on s.customer_id = c.id
        left join contacts n on n.customer_id = c.id and n.is_primary and n.deleted_at is null
        join tenures t on t.customer_id = c.id and t.end_at = 'infinity'
        left join people p on p.id = t.person_id left join pools o on o.id = t.pool_id
        where c.deleted_at is null and c.created_at >= '${day}' order by c.created_at desc) to stdout (format csv)`),
    )
    await pipeline(rows, new Writable({ write: (_chunk, _encoding, done) => done() }))
  } finally {
    client.release()
  }
}
