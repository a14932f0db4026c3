import { setTimeout as delay } from 'node:timers/promises'
import type { OutputOf } from '@zhike/core/api/route'
import type { getMerge } from '@zhike/core/merges/api'
import { mostMerged } from '@zhike/core/merges/schema'
import type { BenchWorld } from '../lib/bench-world.ts'
import { timeOnce } from '../lib/measure.ts'
import { say } from '../lib/progress.ts'
import { seconds } from '../lib/report.ts'

type Merge = OutputOf<typeof getMerge>

const hanging = 100_000

/**
 * Fifty customers with 100,000 rows hanging on them become one, and fifty again: counts equal, what hangs on them the same
 * to the byte afterwards, beside moving the same rows by bare SQL.
 */
export async function measureMerge(world: BenchWorld): Promise<void> {
  const { http } = world.administrator
  const ids = await fiftyWithRows(world)
  const before = await fingerprint(world, ids)
  const bare = await moveBare(world, ids)
  const customers = await Promise.all(
    ids.map(async (id) => ({
      id,
      version: ((await http.get(`/api/v1/customers/${id}`)) as { version: number }).version,
    })),
  )
  say('merge: merging')
  const ordered = (await http.send('POST', '/api/v1/customer-merges', { survivorId: ids[0], customers })) as Merge
  const { merge, taken } = await finished(world, ordered.id, 'done')
  const wrong = merge.counts.filter((line) => line.before !== line.after + line.united)
  const moved = merge.counts.reduce((sum, line) => sum + line.before, 0)
  world.report({
    section: 'merge',
    what: `${ids.length} customers, ${moved} rows: counts ${wrong.length === 0 ? 'equal' : `of ${wrong[0]?.kind} differ`}`,
    measured: seconds(taken),
    yardstick: `bare insert and delete ${seconds(bare)} (× ${(taken / bare).toFixed(1)})`,
    target: 'counts equal',
    ok: wrong.length === 0 && moved >= hanging,
  })
  say('merge: undoing')
  await http.send('POST', `/api/v1/customer-merges/${merge.id}/undo`, {})
  const undone = await finished(world, merge.id, 'undone')
  const isSame = (await fingerprint(world, ids)) === before
  world.report({
    section: 'merge',
    what: `undone: what hangs on them ${isSame ? 'is as before' : 'differs'}`,
    measured: seconds(undone.taken),
    yardstick: `bare insert and delete ${seconds(bare)} (× ${(undone.taken / bare).toFixed(1)})`,
    target: 'as before',
    ok: isSame,
  })
}

async function finished({ administrator: { http } }: BenchWorld, id: string, state: Merge['state']) {
  const started = performance.now()
  for (;;) {
    const merge = (await http.get(`/api/v1/customer-merges/${id}`)) as Merge
    if (merge.state === state) return { merge, taken: (performance.now() - started) / 1000 }
    if (merge.state === 'failed' || merge.error !== null) throw new Error(`the merge failed: ${merge.error}`)
    await delay(100)
  }
}

/** Companies from the middle of the data; what hangs on them is made the first time. */
async function fiftyWithRows({ ownerPool }: BenchWorld): Promise<string[]> {
  const { rows } = await ownerPool.query<{ id: string }>(
    `select p.id from bench.prepared p join customers c on c.id = p.id and c.deleted_at is null and c.merged_into is null
     where p.no > 1000 and p.no % 50 between 10 and 40 and c.kind = 'organisation' order by p.no limit ${mostMerged}`,
  )
  const ids = rows.map((row) => row.id)
  const { rows: counted } = await ownerPool.query<{ n: number }>(
    'select count(*) as n from follow_ups where customer_id = any($1::uuid[])',
    [ids],
  )
  const each = hanging / mostMerged
  if (Number(counted[0]?.n) >= hanging / 2) return ids
  const fill = (sql: string, count: number) => ownerPool.query(sql, [ids, count])
  const of = 'from unnest($1::uuid[]) c(id) cross join generate_series(1, $2::int) g'
  await fill(
    `insert into follow_ups (customer_id, id, kind, text, happened_at)
     select c.id, bench.id(now(), c.id::text || 'f' || g), 'call', '说了第 ' || g || ' 件事', now() - g * interval '3 hours' ${of}`,
    each * 0.55,
  )
  await fill(
    `insert into orders (customer_id, id, number, ordered_on, amount, currency, amount_base)
     select c.id, bench.id(now(), c.id::text || 'o' || g), 'MERGE-' || left(md5(c.id::text), 6) || '-' || g,
       current_date - g, g, 'CNY', g ${of}`,
    each * 0.35,
  )
  await fill(
    `insert into contacts (customer_id, id, name, mobile, is_primary)
     select c.id, bench.id(now(), c.id::text || 'c' || g), '联系人' || g || left(md5(c.id::text), 4),
       '195' || lpad((abs(hashtext(c.id::text || g)) % 100000000)::text, 8, '0'), false ${of}`,
    each * 0.1,
  )
  await ownerPool.query('vacuum (analyze) follow_ups, orders, contacts')
  return ids
}

/** What hangs on them as one digest: rows with all their columns, versions of records aside. */
async function fingerprint({ ownerPool }: BenchWorld, ids: readonly string[]): Promise<string> {
  const digestOf = async (table: string) => {
    const { rows } = await ownerPool.query<{ digest: string }>(
      `select md5(string_agg(md5((to_jsonb(r) - 'version' - 'updated_at')::text), '' order by r.customer_id, r.id)) as digest
       from ${table} r where r.customer_id = any($1::uuid[])`,
      [ids],
    )
    return rows[0]?.digest
  }
  return [await digestOf('follow_ups'), await digestOf('orders'), await digestOf('contacts')].join(' ')
}

/** The least it takes: every row inserted on the first and deleted on the others, and taken back. */
async function moveBare({ ownerPool }: BenchWorld, ids: readonly string[]): Promise<number> {
  const client = await ownerPool.connect()
  try {
    await client.query('begin')
    await client.query('set local session_replication_role = replica')
    const taken = await timeOnce(async () => {
      for (const table of ['contacts', 'follow_ups', 'orders']) {
        const { rows } = await client.query<{ list: string }>(
          `select string_agg(quote_ident(attname), ', ' order by attnum) as list from pg_attribute
           where attrelid = $1::regclass and attnum > 0 and not attisdropped and attname <> 'customer_id' and attgenerated = ''`,
          [table],
        )
        const list = rows[0]?.list ?? ''
        // A second primary contact and an order number that both have are the product's business.
        await client.query(
          `with gone as (delete from ${table} where customer_id = any($1::uuid[]) and customer_id <> $2::uuid returning *)
           insert into ${table} (customer_id, ${list}) select $2::uuid, ${list} from gone ${table === 'contacts' ? 'where not is_primary' : ''}`,
          [ids, ids[0]],
        )
      }
    })
    await client.query('rollback')
    return taken
  } finally {
    client.release()
  }
}
