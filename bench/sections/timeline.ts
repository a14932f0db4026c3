import { newId } from '@zhike/core/kernel/ids'
import type { BenchWorld } from '../lib/bench-world.ts'
import { percentile, timeEach } from '../lib/measure.ts'
import { ms } from '../lib/report.ts'

const requests = 200
const entries = 50_000

/** The page of one customer with 50,000 entries: the record and its timeline, as the browser asks for them together. */
export async function measureTimeline(world: BenchWorld): Promise<void> {
  const { administrator, ownerPool } = world
  const id = await busyCustomer(world)
  const path = `/api/v1/customers/${id}`
  const timeline = (query: Record<string, string> = {}) =>
    `${path}/timeline?${new URLSearchParams({ limit: '50', ...query })}`
  const get = (url: string) => administrator.http.fetchRaw(url)
  const deep = await cursorAfter(world, timeline(), 400)
  const { rows } = await ownerPool.query<{ id: string }>('select id from customers where id <> $1 limit 1', [id])
  const plain = `/api/v1/customers/${rows[0]?.id}`
  const shapes = [
    { what: 'page: record and timeline', run: () => Promise.all([get(path), get(timeline())]) },
    { what: 'first entries', run: () => get(timeline()) },
    { what: 'after 20,000 entries', run: () => get(timeline({ after: deep })) },
    { what: 'edits alone', run: () => get(timeline({ kinds: 'change' })) },
  ]
  const usual = percentile(
    await timeEach(requests, () => Promise.all([get(plain), get(`${plain}/timeline?limit=50`)])),
    0.95,
  )
  for (const { what, run } of shapes) {
    const times = await timeEach(requests, run)
    const p95 = percentile(times, 0.95)
    world.report({
      section: 'timeline',
      what: `${entries} entries, ${what}`,
      measured: `p95 ${ms(p95)}, median ${ms(percentile(times, 0.5))}`,
      yardstick: `page of another customer ${ms(usual)}`,
      target: '≤ 60 ms',
      ok: p95 <= 60,
    })
  }
}

/** The customer with the 50,000 entries; made the first time. */
async function busyCustomer({ administrator, ownerPool }: BenchWorld): Promise<string> {
  const found = await ownerPool.query<{ id: string }>("select id from customers where external_id = 'bench-busy'")
  const known = found.rows[0]?.id
  if (known) return known
  const { rows } = await ownerPool.query<{ id: string }>(
    `update customers set external_id = 'bench-busy' where id = (select customer_id from tenures
       where end_at = 'infinity' and person_id is not null order by customer_id limit 1) returning id`,
  )
  const id = rows[0]?.id ?? ''
  const fill = (sql: string) => ownerPool.query(sql, [id, newId(), administrator.ctx.actor.personId])
  await fill(`insert into follow_ups (customer_id, id, kind, text, author_id, happened_at)
    select $1, bench.id(now(), $2 || g), 'call', '打了电话，说了第 ' || g || ' 件事', $3, now() - g * interval '20 minutes' from generate_series(1, 30000) g`)
  await fill(`insert into orders (customer_id, id, number, ordered_on, amount, currency, amount_base)
    select $1, bench.id(now(), $2 || 'o' || g), 'BUSY-' || g || coalesce($3::text, ''), current_date - g / 20, g, 'CNY', g from generate_series(1, 12000) g`)
  await fill(`insert into audit_entries (id, at, actor_kind, actor_id, actor_name, via, action, subject_type, subject_id, customer_id, summary)
    select bench.id(now(), $2 || 'a' || g), now() - g * interval '10 minutes', 'person', $3::uuid, '甲', 'web',
      case when g % 8 = 0 then 'customer.update' else 'follow-up.create' end, 'customer', $1::uuid::text, $1::uuid, '{"fields": ["phone"]}'
    from generate_series(1, 64000) g`)
  await ownerPool.query('analyze follow_ups, orders, audit_entries')
  return id
}

async function cursorAfter({ administrator }: BenchWorld, path: string, pages: number): Promise<string> {
  let after = ''
  for (let page = 0; page < pages; page++) {
    const url = after ? `${path}&after=${encodeURIComponent(after)}` : path
    const { nextCursor } = (await administrator.http.get(url)) as { nextCursor: string | null }
    if (!nextCursor) break
    after = nextCursor
  }
  return after
}
