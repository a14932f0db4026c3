import { startMerge, undoMerge } from '@zhike/core/merges/api'
import type { Merge } from '@zhike/core/merges/schema'
import { newId } from '@zhike/core/kernel/ids'
import { jobHandlers } from '../src/job-handlers.ts'
import { movingOrder } from '../src/merges/hanging-tables.ts'
import type { QueueName } from '../src/platform/jobs/queues.ts'
import { refreshKeys } from '../src/customers/refresh-keys.ts'
import { refreshStats } from '../src/customers/refresh-stats.ts'
import { fillOwnFields } from './merge-own-fields.ts'
import type { Actor, World } from './world.ts'

/** Random customers with everything that can hang on one, and the state of them to compare by. */

export function randomOf(seed: number) {
  let state = seed
  return (below: number): number => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296
    return Math.floor((state / 4_294_967_296) * below)
  }
}

export async function runJobs(world: World): Promise<void> {
  for (const { name, data } of world.jobs.splice(0)) {
    await jobHandlers[name as QueueName]?.(world.system, data, new AbortController().signal)
  }
}

export async function versionsOf(world: World, ids: readonly string[]): Promise<{ id: string; version: number }[]> {
  return world.database.ownerQuery<{ id: string; version: number }>(
    'select id, version from customers where id = any($1) order by array_position($1::uuid[], id)',
    [ids],
  )
}

export async function merge(
  world: World,
  actor: Actor,
  ids: readonly string[],
  more: Record<string, unknown> = {},
): Promise<Merge> {
  const body = { survivorId: ids[0], customers: await versionsOf(world, ids), ...more }
  const ordered = await actor.api.ok<Merge>(startMerge, { body })
  await runJobs(world)
  return ordered
}

export async function undo(world: World, actor: Actor, id: string, body: Record<string, unknown> = {}): Promise<void> {
  await actor.api.ok(undoMerge, { params: { id }, body })
  await runJobs(world)
}

/** Everything of these customers as PostgreSQL writes it. A version counts on for ever, so it is no part of it. */
export async function snapshot(world: World, ids: readonly string[]): Promise<Record<string, unknown>> {
  const state: Record<string, unknown> = {}
  const ask = async (name: string, sql: string) => {
    const rows = await world.database.ownerQuery<{ line: string }>(sql, [ids])
    state[name] = rows.map((row) => row.line)
  }
  await ask(
    'customers',
    `select (to_jsonb(c) - 'version')::text as line from customers c where id = any($1) order by id`,
  )
  for (const table of [...movingOrder, 'customer_keys', 'customer_stats']) {
    await ask(table, `select to_jsonb(x)::text as line from ${table} x where customer_id = any($1) order by 1`)
  }
  await ask(
    'holders',
    `select customer_id || ' ' || coalesce(person_id, pool_id) as line from tenures
    where customer_id = any($1) and end_at = 'infinity' order by 1`,
  )
  return state
}

interface GraphOptions {
  customers: number
  /** Up to how many rows of each kind a customer has. */
  most: number
  kind?: 'organisation' | 'individual'
}

export async function addGraph(world: World, seed: number, options: GraphOptions): Promise<string[]> {
  const random = randomOf(seed)
  const some = <T>(list: readonly T[]) => list[random(list.length)] as T
  const people = [world.rep.id, world.deputy.id, world.stranger.id, world.lead.id, world.admin.id]
  const ids = await world.addCustomers(
    Array.from({ length: options.customers }, (_, n) => ({
      name: `并档${seed}-${n}有限公司`,
      kind: options.kind ?? 'organisation',
      personId: some(people),
      ...(random(2) ? { externalId: `M${seed}-${n}` } : {}),
      ...(random(2) ? { phone: `139${String(seed % 10_000).padStart(4, '0')}${String(n).padStart(4, '0')}` } : {}),
      ...(random(2) ? { email: `m${seed}-${n}@example.test` } : {}),
      ...(random(2) ? { notes: `备注 ${random(3)}` } : {}),
    })),
  )
  const query = world.database.ownerQuery
  for (const id of ids) {
    const contacts: string[] = []
    for (let n = random(options.most); n > 0; n--) {
      const contactId = newId()
      contacts.push(contactId)
      await query(
        `insert into contacts (customer_id, id, name, mobile, is_primary, deleted_at) values ($1, $2, $3, $4, $5, $6)`,
        [
          id,
          contactId,
          `联系人${n}`,
          `1380000${random(9000) + 1000}`,
          contacts.length === 1,
          contacts.length > 1 && !random(4) ? '2026-05-01' : null,
        ],
      )
    }
    const aContact = () => (contacts.length > 0 && random(2) ? some(contacts) : null)
    for (let n = random(options.most); n > 0; n--) {
      const fileId = newId()
      await query(
        `insert into files (id, name, content_type, byte_size, sha256) values ($1, 'a.txt', 'text/plain', 1, '\\x00')`,
        [fileId],
      )
      await query(
        `insert into customer_files (customer_id, id, file_id, contact_id, name, deleted_at) values ($1, $2, $3, $4, $5, $6)`,
        [id, newId(), fileId, aContact(), `附件${n}.txt`, random(4) ? null : '2026-05-01'],
      )
      await query(
        `insert into special_days (customer_id, id, contact_id, kind, calendar, month, day, next_on)
         values ($1, $2, $3, $4, 'lunar', 8, 15, $5)`,
        [id, newId(), aContact(), some(['birthday', 'wedding']), `2026-1${random(3)}-05`],
      )
    }
    for (let n = random(options.most); n > 0; n--) {
      const orderId = newId()
      await query(
        `insert into orders (customer_id, id, number, ordered_on, amount, currency, amount_base)
         values ($1, $2, $3, $4, 10.5, 'CNY', 10.5) on conflict do nothing`,
        [id, orderId, `SO-${random(4)}${some(['', '', '~2'])}`, `2026-0${1 + random(9)}-10`],
      )
      await query(
        `insert into order_lines (customer_id, order_id, position, product, quantity, price)
         select customer_id, id, p, '轴承', 2, 5.25 from orders, generate_series(1, $3::int) p where customer_id = $1 and id = $2`,
        [id, orderId, random(4)],
      )
    }
    for (let n = random(options.most); n > 0; n--) {
      await query(
        `insert into follow_ups (customer_id, id, kind, text, contact_id, author_id, happened_at, fingerprint, deleted_at)
         values ($1, $2, 'call', $3, $4, $5, $6, $7, $8) on conflict do nothing`,
        [
          id,
          newId(),
          `谈了第 ${n} 次`,
          contacts.length && random(2) ? some(contacts) : null,
          some(people),
          `2026-0${1 + random(9)}-0${1 + random(9)}T03:04:05.123456Z`,
          random(2) ? Buffer.from([random(3)]) : null,
          random(5) ? null : '2026-06-01',
        ],
      )
    }
    for (let n = random(options.most); n > 0; n--) {
      const ended = random(3) === 0
      await query(
        `insert into consents (customer_id, id, contact_id, purpose, channel, decision, decided_on, method, recorded_name,
           ended_on, end_kind, ended_at, ended_name)
         values ($1, $2, $3, $4, 'phone', $5, $6, 'call', '林晚舟', $7, $8, $9, $10) on conflict do nothing`,
        [
          id,
          newId(),
          options.kind === 'individual' || contacts.length === 0 ? null : some(contacts),
          some(['促销', '回访']),
          some(['given', 'refused']),
          `2026-0${1 + random(9)}-01`,
          ...(ended ? ['2026-09-20', 'withdrawn', '2026-09-20T00:00:00Z', '林晚舟'] : [null, null, null, null]),
        ],
      )
    }
    for (const personId of people) {
      if (!random(3))
        await query(`insert into collaborators (customer_id, person_id, part, note) values ($1, $2, 'reader', $3)`, [
          id,
          personId,
          some([null, '看看']),
        ])
      if (!random(3))
        await query(`insert into watched_customers (customer_id, person_id) values ($1, $2)`, [id, personId])
    }
    for (const [table, column] of [
      ['customer_tags', 'tag_id'],
      ['segment_customers', 'segment_id'],
    ] as const) {
      for (const mark of await marks(world, table)) {
        if (random(2)) await query(`insert into ${table} (customer_id, ${column}) values ($1, $2)`, [id, mark])
      }
    }
    await fillOwnFields(world, id, random)
    if (random(2)) {
      await query(`update customer_stats set next_contact_on = $2, next_step = $3 where customer_id = $1`, [
        id,
        `2026-12-0${1 + random(9)}`,
        some(['寄样品', '报价', null]),
      ])
    }
  }
  for (const id of ids) await refreshKeys(world.system, id)
  await refreshStats(world.system, { customerIds: ids })
  return ids
}

/** Three tags or static segments that customers of all graphs share. */
async function marks(world: World, table: 'customer_tags' | 'segment_customers'): Promise<string[]> {
  const query = world.database.ownerQuery<{ id: string }>
  const parent = table === 'customer_tags' ? 'tags' : 'segments'
  const found = await query(`select id from ${parent} where name like '并档%' order by id`)
  if (found.length > 0) return found.map((row) => row.id)
  const columns =
    parent === 'tags'
      ? "colour) select uuid_v7(), '并档' || n, 'teal'"
      : "kind, is_shared, owner_id) select uuid_v7(), '并档' || n, 'static', true, $1::uuid"
  const made = await query(
    `insert into ${parent} (id, name, ${columns} from generate_series(1, 3) n returning id`,
    parent === 'tags' ? [] : [world.admin.id],
  )
  return made.map((row) => row.id)
}
