import pg from 'pg'
import { newId } from '@zhike/core/kernel/ids'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createOwnershipWorld, type OwnershipWorld } from '../../test/ownership-world.ts'
import { refreshStats } from '../customers/refresh-stats.ts'
import { countOtherHolders } from '../doctor/holder-queries.ts'
import { changeHolder } from './change-holder.ts'

// What must be true of every chain is held by the database: raw SQL, by the application's role or by the owner, cannot
// commit anything else.

let world: OwnershipWorld
let person: string
let other: string
beforeAll(async () => {
  world = await createOwnershipWorld()
  person = await world.addPerson()
  other = await world.addPerson()
})
afterAll(() => world.database.close())

const insertTenure = `insert into tenures
  (customer_id, id, person_id, pool_id, start_at, end_at, prev_end_at, reason_code, actor_name)
  values ($1, $2, $3, $4, $5, $6, $7, 'assigned', 'raw')`
const at = (second: number) => new Date(Date.UTC(2030, 0, 1, 0, 0, second)).toISOString()

/** Three holders one after the other: person, other, person. */
async function chain() {
  const customer = await world.addCustomer({}, { personId: person })
  const first = await world.holderOf(customer)
  await changeHolder(world.ctx, { customerId: customer, to: { personId: other }, reasonCode: 'assigned' })
  const middle = await world.holderOf(customer)
  await changeHolder(world.ctx, { customerId: customer, to: { personId: person }, reasonCode: 'assigned' })
  return { customer, first, middle, open: await world.holderOf(customer) }
}

/** Runs statements in one transaction, as the owner: constraints bind whoever writes. */
async function commit(statements: [string, unknown[]][]) {
  const client = new pg.Client({ connectionString: world.database.ownerUrl })
  await client.connect()
  try {
    await client.query('begin')
    for (const [sql, values] of statements) await client.query(sql, values)
    await client.query('commit')
  } finally {
    await client.end()
  }
}

async function asApp(sql: string, values: unknown[] = []) {
  await world.database.pool.query(sql, values)
}

describe('the database refuses', () => {
  it('a customer without a holder', async () => {
    await expect(
      commit([[`insert into customers (id, kind, name) values ($1, 'organisation', 'Nobody’s')`, [newId()]]]),
    ).rejects.toMatchObject({ constraint: 'customers_always_held' })
  })

  it('closing the open tenure without a successor', async () => {
    const { customer } = await chain()
    await expect(
      commit([[`update tenures set end_at = $2 where customer_id = $1 and end_at = 'infinity'`, [customer, at(0)]]]),
    ).rejects.toMatchObject({ constraint: 'customers_always_held' })
  })

  it('a second open tenure', async () => {
    const { customer, open } = await chain()
    await expect(
      commit([[insertTenure, [customer, newId(), other, null, at(0), 'infinity', null]]]),
    ).rejects.toMatchObject({ constraint: 'tenures_one_open' })
    await expect(
      commit([[insertTenure, [customer, newId(), other, null, open.startAt, 'infinity', open.startAt]]]),
    ).rejects.toMatchObject({ code: '23505' })
  })

  it('a gap of one second between two holders', async () => {
    const { customer } = await chain()
    await expect(
      commit([
        [`update tenures set end_at = $2 where customer_id = $1 and end_at = 'infinity'`, [customer, at(1)]],
        [insertTenure, [customer, newId(), other, null, at(2), 'infinity', at(2)]],
      ]),
    ).rejects.toMatchObject({ constraint: 'tenures_no_gap' })
    await expect(
      commit([
        [`update tenures set end_at = $2 where customer_id = $1 and end_at = 'infinity'`, [customer, at(1)]],
        [insertTenure, [customer, newId(), other, null, at(2), 'infinity', at(1)]],
      ]),
    ).rejects.toMatchObject({ constraint: 'tenures_joined' })
  })

  it('an overlap: a successor that begins before its predecessor ends', async () => {
    const { customer } = await chain()
    await expect(
      commit([
        [`update tenures set end_at = $2 where customer_id = $1 and end_at = 'infinity'`, [customer, at(5)]],
        [insertTenure, [customer, newId(), other, null, at(3), 'infinity', at(3)]],
      ]),
    ).rejects.toMatchObject({ constraint: 'tenures_no_gap' })
  })

  it('deleting a tenure in the middle, the first or the last', async () => {
    const { customer, first, middle, open } = await chain()
    for (const { id } of [first, middle]) {
      await expect(
        commit([['delete from tenures where customer_id = $1 and id = $2', [customer, id]]]),
      ).rejects.toMatchObject({ constraint: 'tenures_no_gap' })
    }
    await expect(
      commit([['delete from tenures where customer_id = $1 and id = $2', [customer, open.id]]]),
    ).rejects.toMatchObject({ constraint: 'customers_always_held' })
  })

  it('moving a boundary on one side only', async () => {
    const { customer, middle } = await chain()
    await expect(
      commit([
        [
          `update tenures set end_at = end_at + interval '1 s' where customer_id = $1 and id = $2`,
          [customer, middle.id],
        ],
      ]),
    ).rejects.toMatchObject({ constraint: 'tenures_no_gap' })
  })

  it('a second beginning: a back-dated tenure beside the chain, or two successors', async () => {
    const { customer, first, middle } = await chain()
    await expect(
      commit([[insertTenure, [customer, newId(), other, null, '2020-01-01Z', '2020-02-01Z', null]]]),
    ).rejects.toMatchObject({ constraint: 'tenures_one_successor' })
    await expect(
      commit([[insertTenure, [customer, newId(), other, null, middle.startAt, at(0), middle.startAt]]]),
    ).rejects.toMatchObject({ constraint: 'tenures_one_successor' })
    expect(first.prevEndAt).toBeNull()
  })

  it('a tenure with two holders, with none, and one that ends before it begins', async () => {
    const { customer } = await chain()
    const close: [string, unknown[]] = [
      `update tenures set end_at = $2 where customer_id = $1 and end_at = 'infinity'`,
      [customer, at(1)],
    ]
    const open = (personId: string | null, poolId: string | null): [string, unknown[]] => [
      insertTenure,
      [customer, newId(), personId, poolId, at(1), 'infinity', at(1)],
    ]
    await expect(commit([close, open(person, world.publicPoolId)])).rejects.toMatchObject({
      constraint: 'tenures_one_holder',
    })
    await expect(commit([close, open(null, null)])).rejects.toMatchObject({ constraint: 'tenures_one_holder' })
    await expect(
      commit([
        [`update tenures set end_at = '2001-01-01Z' where customer_id = $1 and end_at = 'infinity'`, [customer]],
      ]),
    ).rejects.toMatchObject({ constraint: 'tenures_forward' })
  })

  it('detaching a customer from its chain', async () => {
    const { customer } = await chain()
    await expect(
      commit([[`update customers set owned_until = '2040-01-01Z' where id = $1`, [customer]]]),
    ).rejects.toMatchObject({ code: '23514' })
  })

  it('changing the rules of a version that has been in force', async () => {
    await expect(
      commit([[`update rule_versions set rules = '[]' where id = $1`, [world.ruleVersionId]]]),
    ).rejects.toMatchObject({ code: '23000' })
    await expect(
      commit([[`update rule_versions set state = 'draft' where id = $1`, [world.ruleVersionId]]]),
    ).rejects.toMatchObject({ code: '23000' })
  })
})

describe('the role that serves', () => {
  it.each([
    ['make a table', 'create table evil (id int)'],
    ['change a table', 'alter table tenures disable trigger all'],
    ['drop a constraint', 'alter table customers drop constraint customers_always_held'],
    ['drop a table', 'drop table tenures'],
    ['make a function', 'create function evil() returns int language sql as $$ select 1 $$'],
    ['delete tenures', 'delete from tenures'],
    ['empty the tenures', 'truncate tenures'],
    ['change who held a customer', 'update tenures set person_id = null'],
    ['change when somebody began', 'update tenures set start_at = now()'],
    ['change why', `update tenures set reason_code = 'claimed'`],
    ['change past audit rows', `update audit_entries set actor_name = 'nobody'`],
    ['delete audit rows', 'delete from audit_entries'],
    ['change audited values', `update audit_values set after = null`],
    ['delete audited values', 'delete from audit_values'],
    ['delete a version of the rules', 'delete from rule_versions'],
    ['delete a run', 'delete from ownership_runs'],
    ['switch the constraints off', 'set session_replication_role = replica'],
  ])('cannot %s', async (_, statement) => {
    await expect(asApp(statement)).rejects.toMatchObject({ code: '42501' })
  })

  it('may close a tenure and open the next, at any boundary, as long as the chain holds', async () => {
    const { customer, open } = await chain()
    const client = await world.database.pool.connect()
    try {
      await client.query('begin')
      await client.query(`update tenures set end_at = $2 where customer_id = $1 and id = $3`, [
        customer,
        at(9),
        open.id,
      ])
      await client.query(insertTenure, [customer, newId(), null, world.publicPoolId, at(9), 'infinity', at(9)])
      await client.query('commit')
    } finally {
      client.release()
    }
    expect(await world.holderOf(customer)).toMatchObject({ poolId: world.publicPoolId })
    expect(await listedHolder(customer)).toBeNull()
  })
})

const listedHolder = async (customer: string) =>
  (await world.database.pool.query('select holder_id from customer_stats where customer_id = $1', [customer])).rows[0]
    ?.holder_id

describe('the holder that lists show', () => {
  it('follows the open tenure in the same statement, whichever is written first', async () => {
    const { customer } = await chain()
    expect(await listedHolder(customer)).toBe(person)
    await changeHolder(world.ctx, { customerId: customer, to: { personId: other }, reasonCode: 'assigned' })
    expect(await listedHolder(customer)).toBe(other)
    await commit([
      ['delete from customer_stats where customer_id = $1', [customer]],
      ['insert into customer_stats (customer_id) values ($1)', [customer]],
    ])
    expect(await listedHolder(customer)).toBe(other)
  })

  it('is found wrong by the doctor where triggers were off, and set right by the nightly run', async () => {
    const { customer } = await chain()
    await commit([[`update customer_stats set holder_id = $2 where customer_id = $1`, [customer, other]]])
    expect(await countOtherHolders(world.database.db)).toBe(1)
    await refreshStats(world.ctx)
    expect(await listedHolder(customer)).toBe(person)
    expect(await countOtherHolders(world.database.db)).toBe(0)
  })
})
