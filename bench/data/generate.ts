import type pg from 'pg'
import { inTransaction } from '../lib/database.ts'
import { foundCompany } from './found-company.ts'
import { isDone, makeBenchSchema, markDone } from './bench-schema.ts'
import { dropIndexes } from './indexes.ts'
import {
  assignPrepared,
  customerTables,
  customValueStatements,
  formerHolderStatements,
  insertPreparedStatements,
} from './insert-prepared.ts'
import { activityStatements, activityTables, contactKeyStatements, secondContactStatements } from './load-activity.ts'
import { prepareCustomers } from './load-customers.ts'

export function peopleFor(customers: number): number {
  return Math.max(40, Math.round(customers / 200))
}

/** Fills an empty, migrated database with a company of this size; steps that a former run finished are left alone. */
export async function generate(
  pool: pg.Pool,
  ownerUrl: string,
  customers: number,
  say: (text: string) => void,
): Promise<void> {
  await makeBenchSchema(pool)
  const people = peopleFor(customers)
  const step = async (name: string, work: () => Promise<void>) => {
    if (await isDone(pool, name)) return
    const started = performance.now()
    await work()
    await markDone(pool, name)
    say(`${name}: ${((performance.now() - started) / 1000).toFixed(1)} s`)
  }
  await step(`${people} people`, () => foundCompany(ownerUrl, people))
  await step(`${customers} customers prepared`, async () => {
    await prepareCustomers(pool, customers, false, (made) => say(`  ${made} of ${customers}`))
    await assignPrepared(pool, customers, people)
  })
  await step('customers', () =>
    load(pool, customerTables, [...insertPreparedStatements, ...customValueStatements, ...formerHolderStatements]),
  )
  await step('activity', () => load(pool, [...activityTables, 'customer_stats'], activityStatements))
  await step('second contacts', () => load(pool, ['contacts'], secondContactStatements))
  await step('keys of contacts', () => load(pool, ['customer_keys'], contactKeyStatements))
  await step('statistics', async () => {
    await pool.query('vacuum (analyze)')
  })
}

/** Loads with indexes and triggers away; what the statements write is sound by construction. */
async function load(pool: pg.Pool, tables: string[], statements: readonly string[]): Promise<void> {
  await inTransaction(pool, async (client) => {
    await client.query('set local session_replication_role = replica')
    await client.query("set local work_mem = '256MB'")
    await client.query("set local maintenance_work_mem = '1GB'")
    const indexes = await dropIndexes(client, tables)
    for (const statement of statements) await client.query(statement)
    for (const index of indexes) await client.query(index)
  })
}
