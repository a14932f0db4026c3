import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createOwnershipWorld, type OwnershipWorld } from '../../test/ownership-world.ts'
import { transaction } from '../platform/context/transaction.ts'
import { archiveCustomer } from './archive-customer.ts'
import { changeHolder } from './change-holder.ts'
import { createDefaultOwnership } from './create-default-ownership.ts'
import { openFirstTenures } from './open-first-tenures.ts'
import { reopenCustomer } from './reopen-customer.ts'

let world: OwnershipWorld
beforeAll(async () => {
  world = await createOwnershipWorld()
})
afterAll(() => world.database.close())

describe('default ownership', () => {
  it('is made once: asked again it answers what is there', async () => {
    const again = await createDefaultOwnership(world.ctx)
    expect(again).toEqual({
      publicPoolId: world.publicPoolId,
      archivePoolId: world.archivePoolId,
      ruleVersionId: world.ruleVersionId,
    })
  })
})

describe('first tenures', () => {
  it('go to the named person', async () => {
    const person = await world.addPerson()
    const customer = await world.addCustomer({}, { personId: person })
    expect(await world.holderOf(customer)).toMatchObject({ personId: person, poolId: null, ruleVersionId: null })
  })

  it('go by rule where nobody is named, and remember what the rules looked at', async () => {
    const person = await world.addPerson()
    const version = await world.putRules([
      { when: { field: 'region', op: 'under', value: ['330000'] }, then: { kind: 'person', personId: person } },
      { when: null, then: { kind: 'pool', poolId: world.publicPoolId } },
    ])
    const inside = await world.addCustomer({ regionCode: '330206' })
    const outside = await world.addCustomer({ regionCode: '440000' })
    expect(await world.holderOf(inside)).toMatchObject({
      personId: person,
      ruleVersionId: version,
      rulePosition: 1,
      reasonCode: 'created',
      reason: { facts: { region: '330206' } },
    })
    expect(await world.holderOf(outside)).toMatchObject({ poolId: world.publicPoolId, rulePosition: 2 })
  })

  it('are refused for an inactive person, saying whose', async () => {
    const person = await world.addPerson({ name: '离职的人' })
    await world.database.db.updateTable('people').set({ isActive: false }).where('id', '=', person).execute()
    await expect(world.addCustomer({}, { personId: person })).rejects.toMatchObject({
      code: 'ownership.holder-inactive',
      params: { name: '离职的人' },
    })
  })

  it('of an import are opened set-based: named people, named pools, rules for the blanks', async () => {
    const department = await world.addDepartment('华东一组')
    const members = [
      await world.addPerson({ departmentId: department }),
      await world.addPerson({ departmentId: department }),
    ].sort()
    const named = await world.addPerson()
    await world.putRules([
      { when: { field: 'tier', op: 'in', value: ['A'] }, then: { kind: 'department', departmentId: department } },
      { when: null, then: { kind: 'pool', poolId: world.publicPoolId } },
    ])
    const ids = await transaction(world.ctx, async (ctx) => {
      const ids: string[] = []
      for (let i = 0; i < 6; i++)
        ids.push(await world.insertCustomer(ctx, { tier: i < 4 ? 'A' : null, externalId: `X-${i}` }))
      await createStaging(ctx, [
        [ids[0]!, named, null],
        [ids[1]!, null, null],
        [ids[2]!, null, null],
        [ids[3]!, null, null],
        [ids[4]!, null, world.publicPoolId],
        [ids[5]!, null, null],
      ])
      await openFirstTenures(ctx, { staged: true, importId: ids[0]! })
      return ids
    })
    const holders = await Promise.all(ids.map((id) => world.holderOf(id)))
    expect(holders[0]).toMatchObject({ personId: named, reasonCode: 'imported', ruleVersionId: null })
    expect(holders.slice(1, 4).map((one) => one.personId)).toEqual([members[0], members[1], members[0]])
    expect(holders[1]).toMatchObject({ rulePosition: 1, reason: { facts: { tier: 'A' }, by: '某人' } })
    expect(holders[4]).toMatchObject({ poolId: world.publicPoolId, ruleVersionId: null })
    expect(holders[5]).toMatchObject({ poolId: world.publicPoolId, rulePosition: 2 })
  })
})

describe('changing holders', () => {
  it('closes and opens at the same instant, with audit and event, and leaves the version alone', async () => {
    const [a, b] = [await world.addPerson(), await world.addPerson()]
    const customer = await world.addCustomer({}, { personId: a })
    const first = await world.holderOf(customer)
    await changeHolder(world.ctx, { customerId: customer, to: { personId: b }, reasonCode: 'assigned' })
    const second = await world.holderOf(customer)
    expect(second.personId).toBe(b)
    expect(second.prevEndAt).toBe(second.startAt)
    const { db } = world.database
    const closed = await db.selectFrom('tenures').select('endAt').where('id', '=', first.id).executeTakeFirstOrThrow()
    expect(closed.endAt).toBe(second.startAt)
    const record = await db
      .selectFrom('customers')
      .select('version')
      .where('id', '=', customer)
      .executeTakeFirstOrThrow()
    expect(record.version).toBe(1)
    const audits = await db.selectFrom('auditEntries').select('action').where('customerId', '=', customer).execute()
    expect(audits).toEqual([{ action: 'ownership.assigned' }])
  })

  it('refuses a change that was decided on another tenure', async () => {
    const [a, b] = [await world.addPerson(), await world.addPerson()]
    const customer = await world.addCustomer({}, { personId: a })
    const seen = await world.holderOf(customer)
    await changeHolder(world.ctx, { customerId: customer, to: { personId: b }, reasonCode: 'assigned' })
    await expect(
      changeHolder(world.ctx, {
        customerId: customer,
        to: { poolId: world.publicPoolId },
        reasonCode: 'released',
        expectedTenureId: seen.id,
      }),
    ).rejects.toMatchObject({ code: 'ownership.holder-changed' })
  })

  it('archives on deletion and runs the rules on restoring', async () => {
    const person = await world.addPerson()
    await world.putRules([{ when: null, then: { kind: 'person', personId: person } }])
    const customer = await world.addCustomer()
    await archiveCustomer(world.ctx, customer)
    expect(await world.holderOf(customer)).toMatchObject({ poolId: world.archivePoolId, reasonCode: 'archived' })
    await transaction(world.ctx, (ctx) => reopenCustomer(ctx, customer))
    expect(await world.holderOf(customer)).toMatchObject({ personId: person, reasonCode: 'restored', rulePosition: 1 })
  })
})

async function createStaging(ctx: OwnershipWorld['ctx'], rows: [string, string | null, string | null][]) {
  await sql`create temp table new_customers(customer_id uuid primary key, person_id uuid, pool_id uuid, reason_code text,
    reason jsonb) on commit drop`.execute(ctx.db)
  for (const [customer, person, pool] of rows) {
    await sql`insert into new_customers values (${customer}, ${person}, ${pool}, 'imported', '{"by":"某人"}')`.execute(
      ctx.db,
    )
  }
}
