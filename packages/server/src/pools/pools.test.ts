import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createOwnershipWorld, type OwnershipWorld } from '../../test/ownership-world.ts'
import type { Context } from '../platform/context/context.ts'
import { createPool } from './create-pool.ts'
import { deactivatePool } from './deactivate-pool.ts'
import { getPool } from './get-pool.ts'
import { countPooledCustomers, listPooledCustomers } from './list-pooled-customers.ts'
import { listPools } from './list-pools.ts'
import { reactivatePool } from './reactivate-pool.ts'
import { updatePool } from './update-pool.ts'

let world: OwnershipWorld
let admin: Context
beforeAll(async () => {
  world = await createOwnershipWorld()
  admin = await world.as(await world.addPerson({ roles: ['administrator'] }))
})
afterAll(() => world.database.close())

const input = (name: string, departmentIds: string[] = []) => ({
  name,
  everyoneClaims: departmentIds.length === 0,
  departmentIds,
})

describe('a pool', () => {
  it('is made, changed with its version, and refuses a name that is taken', async () => {
    const made = await createPool(admin, input('零售公海'))
    expect(made).toMatchObject({ version: 1, isDefault: false, isActive: true, customers: { count: 0, capped: false } })
    await expect(createPool(admin, input('零售公海'))).rejects.toMatchObject({ code: 'pool.name-taken' })
    const changed = await updatePool(admin, made.id, { description: '小店' }, 1)
    expect(changed).toMatchObject({ version: 2, description: '小店', name: '零售公海' })
    await expect(updatePool(admin, made.id, { name: '别的' }, 1)).rejects.toMatchObject({ code: 'record.changed' })
    await expect(updatePool(admin, world.archivePoolId, { name: '别的' }, 1)).rejects.toMatchObject({ status: 404 })
    await expect(createPool(admin, input('谁的', [made.id]))).rejects.toMatchObject({ status: 404 })
  })

  it('gets a name once, however many ask at the same time', async () => {
    const answers = await Promise.allSettled(Array.from({ length: 5 }, () => createPool(admin, input('同名'))))
    expect(answers.filter((answer) => answer.status === 'fulfilled')).toHaveLength(1)
    const codes = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason.code] : []))
    expect(codes).toEqual(Array.from({ length: 4 }, () => 'pool.name-taken'))
  })

  it('is closed only when empty, not the default, and named by no rule', async () => {
    const filled = await createPool(admin, input('有客户的'))
    await world.addCustomer({}, { poolId: filled.id })
    await expect(deactivatePool(admin, filled.id)).rejects.toMatchObject({
      code: 'pool.not-empty',
      params: { count: 1 },
    })
    await expect(deactivatePool(admin, world.publicPoolId)).rejects.toMatchObject({ code: 'pool.is-default' })
    const named = await createPool(admin, input('规则里的'))
    await world.putRules([
      { when: { field: 'isVip', op: 'eq', value: true }, then: { kind: 'pool', poolId: named.id } },
      { when: null, then: { kind: 'pool', poolId: world.publicPoolId } },
    ])
    await expect(deactivatePool(admin, named.id)).rejects.toMatchObject({
      code: 'pool.named-by-rule',
      params: { position: 1 },
    })
    const empty = await createPool(admin, input('空的'))
    expect(await deactivatePool(admin, empty.id)).toMatchObject({ isActive: false, abilities: { claim: false } })
    await createPool(admin, input('空的'))
    await expect(reactivatePool(admin, empty.id)).rejects.toMatchObject({ code: 'pool.name-taken' })
  })

  it('hands the default on, and there is exactly one', async () => {
    const next = await createPool(admin, input('新默认'))
    expect(await updatePool(admin, next.id, { isDefault: true }, 1)).toMatchObject({ isDefault: true })
    expect((await listPools(admin, { includeInactive: true })).items.filter((pool) => pool.isDefault)).toHaveLength(1)
    const former = await getPool(admin, world.publicPoolId)
    await updatePool(admin, former.id, { isDefault: true }, former.version)
    await deactivatePool(admin, next.id)
    const closed = await getPool(admin, next.id)
    await expect(updatePool(admin, next.id, { isDefault: true }, closed.version)).rejects.toMatchObject({
      code: 'pool.inactive',
    })
  })

  it('is seen by who may claim from it, by who leads them, and by who manages pools', async () => {
    const [south, north] = [await world.addDepartment('华南'), await world.addDepartment('华北')]
    const team = await world.addDepartment('华南一组', south)
    const pool = await createPool(admin, input('华南公海', [team]))
    const names = async (ctx: Context) =>
      (await listPools(ctx, { includeInactive: false })).items.map((one) => one.name)
    const member = await world.as(await world.addPerson({ departmentId: team }))
    const lead = await world.as(await world.addPerson({ departmentId: south, roles: ['team-lead'] }))
    const beside = await world.as(await world.addPerson({ departmentId: south }))
    const stranger = await world.as(await world.addPerson({ departmentId: north }))
    expect(await names(member)).toContain('华南公海')
    expect(await names(lead)).toContain('华南公海')
    expect(await names(admin)).toContain('华南公海')
    expect(await names(beside)).not.toContain('华南公海')
    expect(await names(stranger)).not.toContain('华南公海')
    expect((await getPool(member, pool.id)).abilities).toMatchObject({ claim: true, assign: false, update: false })
    expect((await getPool(lead, pool.id)).abilities).toMatchObject({ claim: false, assign: true })
    await expect(getPool(stranger, pool.id)).rejects.toMatchObject({ status: 404 })
    await expect(listPooledCustomers(stranger, pool.id, { sort: 'enteredAt', limit: 5 })).rejects.toMatchObject({
      status: 404,
    })
  })
})

describe('customers in a pool', () => {
  it('are listed by key without anything to contact them by, filtered and counted', async () => {
    const pool = await world.addPool('列表')
    const ids = new Set<string>()
    for (let i = 0; i < 7; i++) {
      ids.add(await world.addCustomer({ tier: i < 3 ? 'A' : null, regionCode: '330206' }, { poolId: pool }))
    }
    await world.database.ownerQuery(
      `update customers set phone = '13800000000', email = 'a@b.c', wechat = 'wx' where id = any($1)`,
      [[...ids]],
    )
    const rep = await world.as(await world.addPerson())
    for (const sort of ['enteredAt', '-enteredAt']) {
      const seen: string[] = []
      let after: string | undefined
      do {
        const page = await listPooledCustomers(rep, pool, { sort, limit: 2, after })
        expect(JSON.stringify(page)).not.toMatch(/13800000000|a@b\.c|wx/)
        seen.push(...page.items.map((item) => item.id))
        after = page.nextCursor ?? undefined
      } while (after)
      expect(new Set(seen)).toEqual(ids)
      expect(seen).toHaveLength(7)
    }
    const filter = { field: 'tier', op: 'in' as const, value: ['A'] }
    expect((await listPooledCustomers(rep, pool, { sort: 'enteredAt', limit: 50, filter })).items).toHaveLength(3)
    expect(await countPooledCustomers(rep, pool, { filter })).toEqual({ count: 3, capped: false })
    await expect(
      countPooledCustomers(rep, pool, { filter: { field: 'email', op: 'contains', value: 'a@' } }),
    ).rejects.toMatchObject({ code: 'list.invalid-filter' })
    expect(await getPool(rep, pool)).toMatchObject({ customers: { count: 7 }, newIn7Days: 7 })
  })
})
