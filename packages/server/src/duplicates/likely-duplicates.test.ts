import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { customerRoutes } from '@zhike/core/customers/api'
import type { Customer } from '@zhike/core/customers/schema'
import { duplicateRoutes } from '@zhike/core/duplicates/api'
import { fallbackRules } from '@zhike/core/duplicates/rules'
import type { DuplicateScan } from '@zhike/core/duplicates/schema'
import { settingsRoutes } from '@zhike/core/settings/api'
import { createWorld, type Actor, type World } from '../../test/world.ts'
import { refreshKeys } from '../customers/refresh-keys.ts'
import { carryOutScan } from './carry-out-scan.ts'
import { findLikeness } from './find-likeness.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())
const clear = () =>
  world.database.ownerQuery(
    `set session_replication_role = replica; delete from duplicate_scans; delete from duplicates_apart; delete from duplicate_pairs;
     delete from duplicate_members; delete from duplicate_clusters; delete from customer_keys; delete from contacts; delete from tenures;
     delete from customer_stats; delete from customers; delete from settings; set session_replication_role = origin`,
  )
beforeEach(clear)

type Draft = Parameters<World['addCustomers']>[0][number]

async function add(drafts: Draft[]): Promise<string[]> {
  const ids = await world.addCustomers(drafts)
  for (const id of ids) await refreshKeys(world.system, id)
  return ids
}

interface Answer {
  exists: boolean
  matches: { by: string[]; common: string[]; score: number; isLikely: boolean; customer: { id: string } | null }[]
}
const ask = (by: Actor, body: object) =>
  by.api.ok<Answer>(customerRoutes.checkDuplicate, { body: body as { name: string } })

describe('a check while typing', () => {
  it('finds the name in another place and the address, most certain first, and tells no more than who has it', async () => {
    const [, mine] = (await add([
      { name: '北斗湾机械（苏州）有限公司', personId: world.stranger.id, notes: '绝密' },
      { name: '宁波北斗湾机械股份有限公司', personId: world.rep.id, email: 'wang@beidou.test' },
    ])) as [string, string]
    const byName = await world.rep.api.call(customerRoutes.checkDuplicate, { body: { name: '宁波北斗湾机械' } })
    expect(JSON.parse(byName.body).matches).toEqual([
      {
        by: ['name'],
        common: [],
        score: 60,
        isLikely: true,
        customer: { id: mine, name: '宁波北斗湾机械股份有限公司' },
        holder: { kind: 'person', name: '林晚舟', departmentName: '华东' },
      },
      {
        by: ['nameElsewhere'],
        common: [],
        score: 35,
        isLikely: false,
        customer: null,
        holder: { kind: 'person', name: '何清欢', departmentName: '华南' },
      },
    ])
    expect(byName.body).not.toMatch(/苏州|绝密/)
    expect(await ask(world.stranger, { email: ' Wang@Beidou.test' })).toMatchObject({
      exists: true,
      matches: [{ by: ['email'], score: 50, customer: null }],
    })
    expect(await ask(world.rep, { name: '湾机械' })).toMatchObject({ exists: false })
    // With a domain beside it, the same name elsewhere is enough.
    expect(await ask(world.rep, { name: '北斗湾机械（杭州）', email: 'li@beidou.test' })).toMatchObject({
      matches: [{ by: ['nameElsewhere', 'domain'], score: 55, isLikely: true }, { by: ['nameElsewhere'] }],
    })
    // Itself it is not like, and who may not see it learns nothing of it.
    expect(await ask(world.rep, { name: '宁波北斗湾机械', customerId: mine })).toMatchObject({
      matches: [{ customer: null }],
    })
    const foreign = { body: { name: '宁波北斗湾机械', customerId: mine } }
    expect((await world.stranger.api.call(customerRoutes.checkDuplicate, foreign)).statusCode).toBe(404)
  })

  it('names a number that many share, without counting it', async () => {
    await add(
      Array.from({ length: fallbackRules.mostSharing }, (_, no) => ({
        name: `总机客户 ${no}`,
        personId: world.rep.id,
        phone: '0574-88881234',
      })),
    )
    const { matches } = await ask(world.rep, { phone: '(0574) 8888 1234' })
    expect(matches).toHaveLength(10)
    expect(new Set(matches.map(({ by, common, score }) => JSON.stringify([by, common, score])))).toEqual(
      new Set([JSON.stringify([[], ['phone'], 0])]),
    )
  })

  it('scores as a scan of everything does, on random customers', async () => {
    const draft = fc.record({
      name: fc.constantFrom(
        '宁波甲乙丙机械',
        '甲乙丙机械',
        '甲乙丙机械（杭州）有限公司',
        '宁波杭州丁戊己',
        '丁戊己',
        '张三',
      ),
      kind: fc.constantFrom('organisation' as const, 'individual' as const),
      phone: fc.option(fc.constantFrom('13800000001', '13800000002'), { nil: undefined }),
      email: fc.option(fc.constantFrom('a@x.test', 'b@x.test', 'a@qq.com', 'b@qq.com'), { nil: undefined }),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(draft, { minLength: 2, maxLength: 8 }), async (drafts) => {
        await clear()
        const plain = drafts.map((one) => Object.fromEntries(Object.entries(one).filter(([, value]) => value)))
        const ids = await add(plain.map((one) => ({ ...one, personId: world.rep.id })) as Draft[])
        const { id } = await world.admin.api.ok<DuplicateScan>(duplicateRoutes.startDuplicateScan)
        await carryOutScan(world.system, id)
        const scanned = await world.database.ownerQuery<{ pair: string; score: number }>(
          `select customer_id || ' ' || other_id as pair, score from duplicate_pairs order by 1`,
        )
        const checked = new Map<string, number>()
        for (const [index, one] of ids.entries()) {
          for (const found of await findLikeness(world.system, plain[index] as object, fallbackRules, one)) {
            if (found.score < fallbackRules.listFrom) continue
            checked.set([one, found.customerId].sort().join(' '), found.score)
          }
        }
        expect(
          [...checked].map(([pair, score]) => ({ pair, score })).sort((a, b) => (a.pair < b.pair ? -1 : 1)),
        ).toEqual(scanned)
      }),
      { numRuns: 12 },
    )
  }, 120_000)
})

describe('saving what is likely there already', () => {
  const facts = { kind: 'organisation', name: '宁波北斗湾机械有限公司', phone: '0574-88881234' } as const
  const create = (by: Actor, body: object) =>
    by.api.call(customerRoutes.createCustomer, { body: { ...facts, ...body } })

  it('is refused with score and reason until whoever saves says that they know', async () => {
    const first = await world.rep.api.ok<Customer>(customerRoutes.createCustomer, { body: facts })
    const again = await create(world.rep, { name: '北斗湾机械宁波' })
    expect(again.statusCode).toBe(409)
    const problem = again.json()
    expect(problem).toMatchObject({
      code: 'customer.likely-duplicate',
      params: { customerId: first.id, name: first.name, score: 85, why: '号码相同、名称去掉地名后相同', count: 1 },
      errors: [{ path: '/duplicates/0', code: 'duplicate.likely', value: first.id }],
    })
    const hidden = await create(world.stranger, {})
    expect(hidden.json()).toMatchObject({
      status: 409,
      code: 'customer.likely-duplicate-elsewhere',
      params: { score: 100, holder: '华东 林晚舟' },
      errors: [{ value: null }],
    })
    expect(hidden.body).not.toContain(first.id)
    expect(hidden.body).not.toMatch(/北斗湾|8888/)
    const known = await create(world.stranger, { evenIfDuplicate: true })
    expect(known.statusCode).toBe(201)
    const [audited] = await world.database.ownerQuery<{ summary: object }>(
      `select summary from audit_entries where action = 'customer.create' and subject_id = $1`,
      [known.json<Customer>().id],
    )
    expect(audited?.summary).toMatchObject({ likelyDuplicates: 1 })
  })

  it('counts numbers of contacts, and goes by the rules of the company', async () => {
    await world.rep.api.ok(customerRoutes.createCustomer, { body: facts })
    const contacts = [{ name: '王小明', mobile: '+86 574 88881234' }]
    const other = { kind: 'organisation', name: '拾光里自动化', contacts } as const
    const send = () => world.rep.api.call(customerRoutes.createCustomer, { body: { ...other } })
    expect((await send()).json()).toMatchObject({ code: 'customer.likely-duplicate', params: { score: 50 } })
    const rules = { ...fallbackRules, listFrom: 51 }
    await world.admin.api.ok(settingsRoutes.putSetting, { params: { key: 'duplicates.rules' }, body: { value: rules } })
    expect((await send()).statusCode).toBe(201)
  })

  it('of a change asks only about what the change makes likely', async () => {
    await world.rep.api.ok(customerRoutes.createCustomer, { body: facts })
    const own = await world.rep.api.ok<Customer>(customerRoutes.createCustomer, {
      body: { kind: 'organisation', name: '宁波北斗湾机械公司', evenIfDuplicate: true },
    })
    const patch = (version: number, body: object) =>
      world.rep.api.call(customerRoutes.patchCustomer, { params: { id: own.id }, version, body })
    expect((await patch(1, { shortName: '北斗湾' })).statusCode).toBe(200)
    expect((await patch(2, { phone: '0571-88881234' })).statusCode).toBe(200)
    const likelier = await patch(3, { phone: '0574 8888 1234' })
    expect(likelier.json()).toMatchObject({ status: 409, code: 'customer.likely-duplicate', params: { score: 100 } })
    expect((await patch(3, { phone: '0574 8888 1234', evenIfDuplicate: true })).statusCode).toBe(200)
  })

  it('is not asked of what somebody has said is another one', async () => {
    const [one, other] = (await add([
      { name: '北斗湾机械', personId: world.rep.id },
      { name: '拾光里自动化', personId: world.rep.id },
    ])) as [string, string]
    await world.rep.api.ok(duplicateRoutes.keepApart, { body: { customerIds: [one, other] } })
    const renamed = await world.rep.api.call(customerRoutes.patchCustomer, {
      params: { id: other },
      version: 1,
      body: { name: '北斗湾机械公司' },
    })
    expect(renamed.statusCode).toBe(200)
  })
})
