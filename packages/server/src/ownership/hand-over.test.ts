import { afterAll, beforeAll, expect, it } from 'vitest'
import { newId } from '@zhike/core/kernel/ids'
import { describeTenure } from '@zhike/core/ownership/describe-tenure'
import { tenureReason } from '@zhike/core/ownership/schema'
import { sql } from 'kysely'
import { createOwnershipWorld, type OwnershipWorld } from '../../test/ownership-world.ts'
import { handOverCustomers } from './hand-over-customers.ts'
import { previewHandOver } from './preview-hand-over.ts'

let world: OwnershipWorld
let company: string
let east: string
let ningbo: string
beforeAll(async () => {
  world = await createOwnershipWorld()
  company = await world.addDepartment('公司')
  east = await world.addDepartment('华东', company)
  ningbo = await world.addDepartment('宁波', east)
})
afterAll(() => world.database.close())

const interim = { to: 'interim' } as const

async function leaverWith(facts: { tier?: string; isVip?: boolean }[], departmentId: string | null = ningbo) {
  const id = await world.addPerson({ name: '陈牧野', departmentId })
  const customers = []
  for (const one of facts) customers.push(await world.addCustomer(one, { personId: id }))
  return { id, customers }
}

async function sentenceOf(customerId: string): Promise<string> {
  const row = await world.holderOf(customerId)
  const names = await world.database.ownerQuery<{ name: string }>(
    'select name from people where id = $1 union all select name from pools where id = $1',
    [row.personId ?? row.poolId],
  )
  const holderName = names[0]?.name ?? ''
  return describeTenure(
    {
      startAt: new Date(row.startAt),
      reasonCode: 'holder-left',
      reason: tenureReason.parse(row.reason),
      holderName,
      formerHolderName: null,
      actorName: '沈知秋',
      ruleVersionNo: null,
      rulePosition: null,
    },
    { locale: 'zh-CN', timeZone: 'Asia/Shanghai' },
  ).slice(11)
}

it('gives A, B and VIP to the lead, beyond the limit too, the rest to the nearest pool above, and says so in words', async () => {
  const lead = await world.addPerson({ name: '周知遥', departmentId: east, capacity: 1 })
  const pool = await world.addPool('华东公海', { departmentIds: [east] })
  await world.addPool('全公司', { departmentIds: [company] })
  const leaver = await leaverWith([{ tier: 'A' }, { tier: 'B' }, { tier: 'C', isVip: true }, { tier: 'C' }, {}])
  expect(await previewHandOver(world.ctx, { id: leaver.id, departmentId: ningbo }, lead)).toEqual({
    held: 5,
    important: 3,
    lead: { id: lead, name: '周知遥', held: 0, capacity: 1 },
    pool: { id: pool, name: '华东公海', isDefault: false },
    toLead: 3,
    toPool: 2,
  })
  const handed = await handOverCustomers(world.ctx, { personId: leaver.id, leadId: lead, to: interim })
  expect(handed).toEqual({ moved: 5, toPerson: 3, toPool: 2 })
  const holders = await Promise.all(leaver.customers.map((customer) => world.holderOf(customer)))
  expect(holders.map((one) => one.personId ?? one.poolId)).toEqual([lead, lead, lead, pool, pool])
  expect(await sentenceOf(leaver.customers[0] ?? '')).toBe('陈牧野停用，A、B 级和 VIP 客户先由上级周知遥接手。')
  expect(await sentenceOf(leaver.customers[4] ?? '')).toBe('陈牧野停用，客户转入本部门的「华东公海」。')
  const audits = await world.database.db
    .selectFrom('auditEntries')
    .select('summary')
    .where('subjectId', '=', leaver.id)
    .execute()
  expect(audits).toEqual([
    { summary: { moved: 5, toPerson: 3, toPool: 2, to: 'interim', personId: lead, poolId: pool } },
  ])
})

it('leaves everything to the pool where there is no lead, and to the public one where there is no department', async () => {
  const orphan = await leaverWith([{ tier: 'A' }, {}], null)
  expect(await handOverCustomers(world.ctx, { personId: orphan.id, leadId: null, to: interim })).toEqual({
    moved: 2,
    toPerson: 0,
    toPool: 2,
  })
  for (const customer of orphan.customers) {
    expect(await world.holderOf(customer)).toMatchObject({ poolId: world.publicPoolId, personId: null })
  }
  expect(await sentenceOf(orphan.customers[0] ?? '')).toBe('陈牧野停用，本部门没有自己的公海，客户转入「公海」。')
})

it('passes a closed pool by', async () => {
  const west = await world.addDepartment('西部', company)
  const closed = await world.addPool('西部公海', { departmentIds: [west] })
  await world.database.db.updateTable('pools').set({ isActive: false }).where('id', '=', closed).execute()
  const leaver = await leaverWith([{}], west)
  await handOverCustomers(world.ctx, { personId: leaver.id, leadId: null, to: interim })
  const [pool] = await world.database.ownerQuery('select name from pools where id = $1', [
    (await world.holderOf(leaver.customers[0] ?? '')).poolId,
  ])
  expect(pool?.name).toBe('全公司')
})

it('gives everything to one person who has room, and to nobody else', async () => {
  const heir = await world.addPerson({ name: '林晚舟', capacity: 2 })
  const gone = await world.addPerson({ name: '早走的' })
  await world.database.db.updateTable('people').set({ isActive: false }).where('id', '=', gone).execute()
  const leaver = await leaverWith([{ tier: 'A' }, {}, {}])
  const give = (personId: string) =>
    handOverCustomers(world.ctx, { personId: leaver.id, leadId: null, to: { to: 'person', personId } })
  await expect(give(heir)).rejects.toMatchObject({ code: 'ownership.limit-reached' })
  await expect(give(gone)).rejects.toMatchObject({ code: 'ownership.holder-inactive' })
  await expect(give(leaver.id)).rejects.toMatchObject({ code: 'ownership.already-holds' })
  await expect(give(newId())).rejects.toMatchObject({ code: 'ownership.unknown-person' })
  await world.database.db.updateTable('people').set({ capacity: 3 }).where('id', '=', heir).execute()
  expect(await give(heir)).toEqual({ moved: 3, toPerson: 3, toPool: 0 })
  expect(await sentenceOf(leaver.customers[1] ?? '')).toBe('陈牧野停用，沈知秋把名下的客户都交给林晚舟。')
})

it('moves many with as many statements as a few', async () => {
  const lead = await world.addPerson({ name: '周知遥', departmentId: east })
  const leaver = await world.addPerson({ name: '大户', departmentId: ningbo })
  const many = 5000
  await world.ctx.services.db.transaction().execute(async (db) => {
    await sql`create temp table many on commit drop as
      select uuid_v7() as id, n from generate_series(1, ${many}::int) n`.execute(db)
    await sql`insert into customers (id, kind, name, tier) select id, 'organisation', '客户' || n,
      case n % 4 when 0 then 'A' when 1 then 'C' end from many`.execute(db)
    await sql`insert into tenures (customer_id, id, person_id, start_at, reason_code, actor_name)
      select id, uuid_v7(), ${leaver}::uuid, clock_timestamp(), 'imported', 'test' from many`.execute(db)
  })
  const handed = await handOverCustomers(world.ctx, { personId: leaver, leadId: lead, to: interim })
  expect(handed).toEqual({ moved: many, toPerson: many / 4, toPool: (many * 3) / 4 })
  const left = await world.database.ownerQuery("select 1 from tenures where person_id = $1 and end_at = 'infinity'", [
    leaver,
  ])
  expect(left).toEqual([])
})
