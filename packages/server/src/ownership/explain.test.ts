import type { Rule } from '@zhike/core/rules/schema'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createOwnershipWorld, type OwnershipWorld } from '../../test/ownership-world.ts'
import { claimCustomers } from '../pools/claim-customers.ts'
import type { Context } from '../platform/context/context.ts'
import { tryRules } from '../rules/try-rules.ts'
import { archiveCustomer } from './archive-customer.ts'
import { assignCustomers } from './assign-customers.ts'
import { handOverCustomers } from './hand-over-customers.ts'
import { getOwnership } from './get-ownership.ts'
import { listTenures } from './list-tenures.ts'
import { releaseCustomers } from './release-customers.ts'
import { reopenCustomer } from './reopen-customer.ts'

let world: OwnershipWorld
let admin: Context
let lin: string
let rules: Pick<Rule, 'when' | 'then'>[]
beforeAll(async () => {
  world = await createOwnershipWorld()
  admin = await world.as(await world.addPerson({ name: '周知遥', roles: ['administrator'] }))
  const team = await world.addDepartment('华东一组')
  lin = await world.addPerson({ name: '林晚舟', departmentId: team })
  rules = [
    { when: { field: 'isVip', op: 'eq', value: true }, then: { kind: 'person', personId: admin.actor.personId! } },
    {
      when: {
        all: [
          { field: 'tier', op: 'in', value: ['A'] },
          { field: 'region', op: 'under', value: ['330000'] },
        ],
      },
      then: { kind: 'person', personId: lin },
    },
    {
      when: { field: 'region', op: 'under', value: ['330000', '310000'] },
      then: { kind: 'department', departmentId: team },
    },
    { when: null, then: { kind: 'pool', poolId: world.publicPoolId } },
  ]
  await world.putRules(rules)
})
afterAll(() => world.database.close())

const inEnglish = (ctx: Context): Context => ({ ...ctx, locale: 'en' })

describe('为什么归我？', () => {
  it('names the holder, the sentence and the rules around the one that decided, with the facts of then', async () => {
    const customer = await world.addCustomer({ tier: 'A', regionCode: '330206', isVip: false })
    // What changes later does not change why it went there.
    await world.database.db.updateTable('customers').set({ tier: 'C' }).where('id', '=', customer).execute()
    const mine = await world.as(lin)
    const answer = await getOwnership(mine, customer)
    expect(answer).toMatchObject({
      holder: { kind: 'person', name: '林晚舟', departmentName: '华东一组' },
      days: 0,
      reasonCode: 'created',
      label: '规则 2',
      rules: { versionNo: 2, position: 2 },
      abilities: { release: true, assign: false },
    })
    expect(answer.sentence).toMatch(/^\d{4}-\d\d-\d\d 知客新建，按分配规则 v2 第 2 条归林晚舟。$/)
    expect(
      answer.rules!.steps.map((step) => [
        step.position,
        step.outcome,
        step.conditionText,
        step.targetText,
        step.factText,
      ]),
    ).toEqual([
      [1, 'not-met', '是 VIP', '周知遥', '不是 VIP'],
      [2, 'met', '级别 A，并且地区 浙江省', '林晚舟', '级别是 A，地区是 浙江省宁波市北仑区'],
      [3, 'met-later', '地区 浙江省、上海市', '华东一组', '也对得上，但排在后面'],
    ])
    const english = await getOwnership(inEnglish(mine), customer)
    expect(english.sentence).toMatch(/created by Zhike; rule 2 of rules v2 gave it to 林晚舟\.$/)
    expect(english.rules!.steps[1]!.factText).toBe('tier is A, region is 浙江省宁波市北仑区')
  })

  it('does not exist for who cannot see the customer', async () => {
    const customer = await world.addCustomer({}, { personId: lin })
    const stranger = await world.as(await world.addPerson())
    await expect(getOwnership(stranger, customer)).rejects.toMatchObject({ status: 404 })
    await expect(listTenures(stranger, customer, { limit: 10 })).rejects.toMatchObject({ status: 404 })
  })
})

describe('the history of holders', () => {
  it('is complete, without a gap, and has words for every tenure in both languages', async () => {
    const leaver = await world.addPerson({ name: '陈牧野' })
    const customer = await world.addCustomer(
      { isVip: false },
      { poolId: world.publicPoolId, reasonCode: 'imported', reason: {} },
    )
    await claimCustomers(await world.as(leaver), world.publicPoolId, { customerIds: [customer], partial: false })
    await handOverCustomers(world.ctx, { personId: leaver, leadId: null, to: { to: 'interim' } })
    await assignCustomers(admin, { customerIds: [customer], personId: lin, note: '老客户' })
    await releaseCustomers(admin, { customerIds: [customer], reasonCode: 'no-answer' })
    await archiveCustomer(admin, customer)
    await reopenCustomer(admin, customer)

    const { items } = await listTenures(admin, customer, { limit: 200 })
    expect(items.map((item) => [item.label, item.holder.name])).toEqual([
      ['规则 4', '公海'],
      ['回收站', '归档'],
      ['退回公海', '公海'],
      ['分派', '林晚舟'],
      ['前任停用', '公海'],
      ['领取', '陈牧野'],
      ['导入', '公海'],
    ])
    expect(items.map((item) => item.sentence.slice(11))).toEqual([
      '周知遥从回收站恢复，按分配规则 v2 第 4 条归公海。',
      '周知遥把它放进了回收站。',
      '周知遥退回「公海」，原因：联系不上。',
      '周知遥把它从公海分派给林晚舟（老客户）。',
      '陈牧野停用，本部门没有自己的公海，客户转入「公海」。',
      '陈牧野从「公海」领取。',
      '导入时指定归公海。',
    ])
    expect(items.map((item) => item.endAt)).toEqual([null, ...items.slice(0, -1).map((item) => item.startAt)])
    const english = await listTenures(inEnglish(admin), customer, { limit: 200 })
    for (const item of english.items) {
      expect(item.sentence.length).toBeGreaterThan(20)
      expect(item.sentence.replaceAll(/公海|归档|林晚舟|陈牧野|周知遥|老客户/g, '')).not.toMatch(/[\u4e00-\u9fff]/)
    }
  })

  it('is paged by key', async () => {
    const customer = await world.addCustomer({}, { personId: lin })
    for (let i = 0; i < 3; i++) {
      await releaseCustomers(admin, { customerIds: [customer], reasonCode: 'no-need' })
      await assignCustomers(admin, { customerIds: [customer], personId: lin })
    }
    const seen: string[] = []
    let after: string | undefined
    do {
      const page = await listTenures(admin, customer, { limit: 2, after })
      seen.push(...page.items.map((item) => item.id))
      after = page.nextCursor ?? undefined
    } while (after)
    expect(seen).toHaveLength(7)
    expect(new Set(seen).size).toBe(7)
  })
})

describe('trying a customer', () => {
  it('says where the rules would put it today, by which rule, and whether that is where it is', async () => {
    const customer = await world.addCustomer(
      { name: '常熟线束', tier: 'A', regionCode: '330206' },
      { poolId: world.publicPoolId },
    )
    const answer = await tryRules(admin, { customerId: customer })
    expect(answer).toMatchObject({
      customer: { name: '常熟线束', tier: 'A' },
      now: { name: '公海' },
      then: { name: '林晚舟' },
      targetText: '林晚舟',
      isSame: false,
      fallback: null,
      trace: { position: 2, versionNo: 2 },
    })
    expect(await world.holderOf(customer)).toMatchObject({ poolId: world.publicPoolId })
  })
})
