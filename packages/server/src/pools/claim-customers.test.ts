import { newId } from '@zhike/core/kernel/ids'
import type { Problem } from '@zhike/core/kernel/problem'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createOwnershipWorld, type OwnershipWorld } from '../../test/ownership-world.ts'
import { assignCustomers } from '../ownership/assign-customers.ts'
import { handOverCustomers } from '../ownership/hand-over-customers.ts'
import { releaseCustomers } from '../ownership/release-customers.ts'
import { transaction } from '../platform/context/transaction.ts'
import { claimCustomers } from './claim-customers.ts'
import { deactivatePool } from './deactivate-pool.ts'
import { listPooledCustomers } from './list-pooled-customers.ts'

let world: OwnershipWorld
let pool: string
beforeAll(async () => {
  world = await createOwnershipWorld()
  pool = world.publicPoolId
})
afterAll(() => world.database.close())

const one = (customerId: string) => ({ customerIds: [customerId], partial: false })
const heldBy = async (personId: string) => {
  const rows = await world.database.pool.query(
    `select count(*)::int as n from tenures where person_id = $1 and end_at = 'infinity'`,
    [personId],
  )
  return rows.rows[0].n as number
}

describe('50 people claim one customer at once, 20 rounds', () => {
  it(
    'gives exactly 20 wins; every loser is told who won, and nobody’s limit is touched by losing',
    { timeout: 120_000 },
    async () => {
      const department = await world.addDepartment('抢单组')
      const people = await Promise.all(
        Array.from({ length: 50 }, (_, i) =>
          world.addPerson({ name: `抢单${i}`, departmentId: department, capacity: 20 }),
        ),
      )
      const contexts = await Promise.all(people.map((person) => world.as(person)))
      const wins = new Map<string, number>()
      let refusals = 0
      for (let round = 0; round < 20; round++) {
        const customer = await world.addCustomer({ name: `热门${round}` }, { poolId: pool })
        const answers = await Promise.allSettled(contexts.map((ctx) => claimCustomers(ctx, pool, one(customer))))
        const winners = answers.flatMap((answer, i) => (answer.status === 'fulfilled' ? [people[i]!] : []))
        expect(winners).toHaveLength(1)
        const winner = winners[0]!
        wins.set(winner, (wins.get(winner) ?? 0) + 1)
        const name = `抢单${people.indexOf(winner)}`
        for (const answer of answers) {
          if (answer.status === 'fulfilled') continue
          refusals++
          const problem = answer.reason as Problem
          expect(problem.code).toBe('pool.already-claimed')
          expect(problem.status).toBe(409)
          expect(problem.text('zh-CN')).toBe(`「热门${round}」刚被${name}（抢单组）领走了。换一家吧。`)
        }
        expect(await world.holderOf(customer)).toMatchObject({ personId: winner, reasonCode: 'claimed' })
      }
      expect(refusals).toBe(980)
      for (const person of people) expect(await heldBy(person)).toBe(wins.get(person) ?? 0)
    },
  )
})

describe('the holding limit', () => {
  it('holds against 30 parallel claims of one person', async () => {
    const person = await world.addPerson({ capacity: 3 })
    const ctx = await world.as(person)
    const customers = await Promise.all(Array.from({ length: 30 }, () => world.addCustomer({}, { poolId: pool })))
    const answers = await Promise.allSettled(customers.map((customer) => claimCustomers(ctx, pool, one(customer))))
    expect(answers.filter((answer) => answer.status === 'fulfilled')).toHaveLength(3)
    expect(await heldBy(person)).toBe(3)
    const refused = answers.find((answer) => answer.status === 'rejected')
    expect(refused?.reason).toMatchObject({
      code: 'ownership.limit-reached',
      params: { capacity: 3, held: 3, free: 0 },
    })
  })

  it('lets none of a batch through that does not fit; partial takes the first that do', async () => {
    const person = await world.addPerson({ capacity: 200 })
    const ctx = await world.as(person)
    for (let i = 0; i < 3; i++) await world.addCustomer({}, { personId: person })
    await world.database.db.updateTable('people').set({ capacity: 5 }).where('id', '=', person).execute()
    const customers = await Promise.all(Array.from({ length: 5 }, () => world.addCustomer({}, { poolId: pool })))
    await expect(claimCustomers(ctx, pool, { customerIds: customers, partial: false })).rejects.toMatchObject({
      code: 'ownership.limit-reached',
      params: { free: 2, wanted: 5 },
    })
    expect(await heldBy(person)).toBe(3)
    const result = await claimCustomers(ctx, pool, { customerIds: customers, partial: true })
    expect(result.claimed.map((claim) => claim.customerId).sort()).toEqual(customers.slice(0, 2).sort())
    expect(result.refused.map((refusal) => refusal.customerId)).toEqual(customers.slice(2))
    expect(result).toMatchObject({ held: 5, capacity: 5 })
  })

  it('is not consumed by a claim that is refused', async () => {
    const [winner, loser] = [await world.addPerson(), await world.addPerson({ capacity: 1 })]
    const customer = await world.addCustomer({}, { poolId: pool })
    await claimCustomers(await world.as(winner), pool, one(customer))
    await expect(claimCustomers(await world.as(loser), pool, one(customer))).rejects.toMatchObject({
      code: 'pool.already-claimed',
    })
    const next = await world.addCustomer({}, { poolId: pool })
    await expect(claimCustomers(await world.as(loser), pool, one(next))).resolves.toMatchObject({ held: 1 })
  })
})

describe('a batch', () => {
  it('names each customer that stands in the way and claims none', async () => {
    const [mine, other] = [await world.addPerson(), await world.addPerson({ name: '沈青禾' })]
    const free = await world.addCustomer({}, { poolId: pool })
    const taken = await world.addCustomer({ name: '被领走的' }, { poolId: pool })
    await claimCustomers(await world.as(other), pool, one(taken))
    const ctx = await world.as(mine)
    await expect(claimCustomers(ctx, pool, { customerIds: [free, taken], partial: false })).rejects.toMatchObject({
      code: 'pool.claim-refused',
      details: [
        { path: '/customerIds/1', code: 'pool.already-claimed', message: '「被领走的」刚被沈青禾领走了。换一家吧。' },
      ],
    })
    expect(await world.holderOf(free)).toMatchObject({ poolId: pool })
    const partial = await claimCustomers(ctx, pool, { customerIds: [free, taken], partial: true })
    expect(partial.claimed.map((claim) => claim.customerId)).toEqual([free])
    expect(partial.refused).toMatchObject([{ customerId: taken, code: 'pool.already-claimed', winnerName: '沈青禾' }])
  })

  it('in both directions at once never deadlocks', async () => {
    const [a, b] = [await world.as(await world.addPerson()), await world.as(await world.addPerson())]
    for (let round = 0; round < 10; round++) {
      const customers = await Promise.all(Array.from({ length: 10 }, () => world.addCustomer({}, { poolId: pool })))
      const answers = await Promise.all([
        claimCustomers(a, pool, { customerIds: customers, partial: true }),
        claimCustomers(b, pool, { customerIds: customers.toReversed(), partial: true }),
      ])
      expect(answers.map((answer) => answer.claimed.length).sort()).toEqual([0, 10])
    }
  })
})

describe('what a claim may touch', () => {
  it('does not tell where a customer is that was never in this pool', async () => {
    const [mine, other] = [await world.addPerson(), await world.addPerson()]
    const strangers = await world.addCustomer({}, { personId: other })
    await expect(claimCustomers(await world.as(mine), pool, one(strangers))).rejects.toMatchObject({
      code: 'pool.unknown-customer',
      status: 404,
    })
  })

  it('keeps a pool of another department out of sight', async () => {
    const [east, south] = [await world.addDepartment('华东'), await world.addDepartment('华南')]
    const team = await world.addDepartment('华南一组', south)
    const southern = await world.addPool('华南公海', { departmentIds: [south] })
    const customer = await world.addCustomer({}, { poolId: southern })
    const stranger = await world.as(await world.addPerson({ departmentId: east }))
    await expect(claimCustomers(stranger, southern, one(customer))).rejects.toMatchObject({ status: 404 })
    const member = await world.as(await world.addPerson({ departmentId: team }))
    await expect(claimCustomers(member, southern, one(customer))).resolves.toMatchObject({ held: 1 })
  })

  it('gives nothing to somebody who is being deactivated', async () => {
    const person = await world.addPerson()
    const ctx = await world.as(person)
    const customers = await Promise.all(Array.from({ length: 20 }, () => world.addCustomer({}, { poolId: pool })))
    const claims = customers.map((customer) => claimCustomers(ctx, pool, one(customer)))
    const leaving = transaction(world.ctx, async (ctx) => {
      await ctx.db.updateTable('people').set({ isActive: false }).where('id', '=', person).execute()
      return handOverCustomers(ctx, { personId: person, leadId: null, to: { to: 'interim' } })
    })
    await Promise.allSettled([...claims, leaving])
    expect(await heldBy(person)).toBe(0)
  })
})

describe('giving back and giving out', () => {
  it('a release by the lead leaves the rep as the former holder', async () => {
    const department = await world.addDepartment('华东三组')
    const rep = await world.addPerson({ name: '原负责人', departmentId: department })
    const lead = await world.as(await world.addPerson({ departmentId: department, roles: ['team-lead'] }))
    const customer = await world.addCustomer({}, { personId: rep })
    await releaseCustomers(lead, { customerIds: [customer], reasonCode: 'no-need' })
    const list = await listPooledCustomers(lead, pool, { sort: '-enteredAt', limit: 1 })
    expect(list.items[0]).toMatchObject({ id: customer, formerHolderName: '原负责人', label: '退回公海' })
  })

  it('needs a word when the reason is “other”, and refuses what is in a pool already', async () => {
    const rep = await world.addPerson()
    const ctx = await world.as(rep)
    const customer = await world.addCustomer({}, { personId: rep })
    await expect(releaseCustomers(ctx, { customerIds: [customer], reasonCode: 'other' })).rejects.toMatchObject({
      code: 'ownership.note-required',
    })
    const admin = await world.as(await world.addPerson({ roles: ['administrator'] }))
    await releaseCustomers(admin, { customerIds: [customer], reasonCode: 'other', note: '并购了' })
    await expect(releaseCustomers(admin, { customerIds: [customer], reasonCode: 'no-need' })).rejects.toMatchObject({
      code: 'ownership.in-pool-already',
    })
    await expect(releaseCustomers(ctx, { customerIds: [customer], reasonCode: 'no-need' })).rejects.toMatchObject({
      status: 404,
    })
  })

  it('does not go into a pool that one cannot see', async () => {
    const far = await world.addPool('外地公海', { departmentIds: [await world.addDepartment('外地')] })
    const rep = await world.addPerson()
    const customer = await world.addCustomer({}, { personId: rep })
    await expect(
      releaseCustomers(await world.as(rep), { customerIds: [customer], poolId: far, reasonCode: 'no-need' }),
    ).rejects.toMatchObject({ status: 404 })
    expect(await world.holderOf(customer)).toMatchObject({ personId: rep })
  })

  it('assigning keeps the limit, the scope and what is already there', async () => {
    const department = await world.addDepartment('华东四组')
    const lead = await world.as(await world.addPerson({ departmentId: department, roles: ['team-lead'] }))
    const rep = await world.addPerson({ name: '许亦南', departmentId: department, capacity: 1 })
    const stranger = await world.addPerson()
    const [a, b, theirs] = [
      await world.addCustomer({}, { poolId: pool }),
      await world.addCustomer({}, { poolId: pool }),
      await world.addCustomer({}, { personId: stranger }),
    ]
    const assign = (customerIds: string[], personId = rep) => assignCustomers(lead, { customerIds, personId })
    await expect(assign([a, b])).rejects.toMatchObject({ code: 'ownership.limit-reached' })
    await expect(assign([theirs])).rejects.toMatchObject({ status: 404 })
    await expect(assign([a], stranger)).rejects.toMatchObject({ code: 'ownership.unknown-person' })
    const nobody = newId()
    await expect(assign([a], nobody)).rejects.toMatchObject({ params: { person: nobody } })
    await expect(assign([a])).resolves.toMatchObject({ moved: [{ customerId: a }] })
    await expect(assign([a])).rejects.toMatchObject({ code: 'ownership.already-holds' })
  })

  it('a pool cannot be closed while somebody puts a customer into it', async () => {
    const admin = await world.as(await world.addPerson({ roles: ['administrator'] }))
    for (let round = 0; round < 10; round++) {
      const closing = await world.addPool(`将关闭${round}`)
      const rep = await world.addPerson()
      const customer = await world.addCustomer({}, { personId: rep })
      const [release, close] = await Promise.allSettled([
        releaseCustomers(admin, { customerIds: [customer], poolId: closing, reasonCode: 'no-need' }),
        deactivatePool(admin, closing),
      ])
      const outcomes = [release.status, close.status].sort()
      expect(outcomes).toEqual(['fulfilled', 'rejected'])
    }
    await expect(deactivatePool(admin, pool)).rejects.toMatchObject({ code: 'pool.is-default' })
  })
})
