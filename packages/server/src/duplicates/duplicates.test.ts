import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { duplicateRoutes } from '@zhike/core/duplicates/api'
import { evidenceOf, scoreOf } from '@zhike/core/duplicates/evidence'
import { fallbackRules } from '@zhike/core/duplicates/rules'
import type { ClusterDetail, DuplicateCluster, DuplicateScan } from '@zhike/core/duplicates/schema'
import { createWorld, type Actor, type World } from '../../test/world.ts'
import { refreshKeys } from '../customers/refresh-keys.ts'
import { carryOutScan } from './carry-out-scan.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())
beforeEach(() =>
  world.database.ownerQuery(
    `set session_replication_role = replica; delete from duplicate_scans; delete from duplicates_apart; delete from duplicate_pairs;
     delete from duplicate_members; delete from duplicate_clusters; delete from customer_keys; delete from tenures;
     delete from customer_stats; delete from customers; delete from settings; set session_replication_role = origin`,
  ),
)

type Draft = Parameters<World['addCustomers']>[0][number]

async function add(drafts: Draft[]): Promise<string[]> {
  const ids = await world.addCustomers(drafts)
  for (const id of ids) await refreshKeys(world.system, id)
  return ids
}

async function scan(): Promise<DuplicateScan> {
  const { id } = await world.admin.api.ok<DuplicateScan>(duplicateRoutes.startDuplicateScan)
  await carryOutScan(world.system, id)
  const state = await world.admin.api.ok<{ scan: DuplicateScan }>(duplicateRoutes.getDuplicateScan)
  return state.scan
}

const clusters = async (by: Actor) =>
  (await by.api.ok<{ items: DuplicateCluster[] }>(duplicateRoutes.listDuplicateClusters)).items
const names = (cluster: DuplicateCluster | undefined) => cluster?.customers.map((one) => one.name).sort()
const rep = () => world.rep.id

describe('a scan', () => {
  it('finds other writings, shared numbers and places, says why, and leaves the others alone', async () => {
    await add([
      { name: '宁波北斗湾机械有限公司', personId: rep(), phone: '199 0000 2231' },
      { name: '宁波北斗湾机械（集团）股份有限公司', personId: rep(), phone: '+86 19900002231' },
      { name: '苏州拾光里自动化有限公司', personId: rep(), email: 'a@shiguang.test' },
      { name: '拾光里自动化（苏州）有限公司', personId: rep(), email: 'b@shiguang.test' },
      { name: '芜湖橡树岭零部件有限公司', personId: rep(), email: 'x@qq.com' },
      { name: '橡树岭零部件有限公司', personId: rep(), email: 'y@qq.com' },
      { name: '无关一家', personId: rep() },
    ])
    const done = await scan()
    expect(done).toMatchObject({
      state: 'done',
      ratio: 1,
      summary: { customers: 7, pairs: 2, clusters: 2, members: 4 },
    })
    const found = await clusters(world.rep)
    expect(found.map((one) => [one.score, one.evidence, one.visible, one.hidden])).toEqual([
      [100, ['name', 'phone'], 2, 0],
      [55, ['nameElsewhere', 'domain'], 2, 0],
    ])
    expect(names(found[0])).toEqual(['宁波北斗湾机械有限公司', '宁波北斗湾机械（集团）股份有限公司'].sort())
  })

  it('scores as core does and groups as the pairs say, on random customers', async () => {
    const draft = fc.record({
      name: fc.constantFrom('宁波甲乙丙机械', '甲乙丙机械', '甲乙丙机械有限公司', '丁戊己', '张三', '李四'),
      kind: fc.constantFrom('organisation' as const, 'individual' as const),
      phone: fc.option(fc.constantFrom('13800000001', '13800000002'), { nil: undefined }),
      email: fc.option(fc.constantFrom('a@x.test', 'b@x.test', 'a@qq.com', 'b@qq.com'), { nil: undefined }),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(draft, { minLength: 2, maxLength: 12 }), async (drafts) => {
        await world.database.ownerQuery(
          `set session_replication_role = replica; delete from duplicate_pairs; delete from duplicate_members;
           delete from duplicate_clusters; delete from customer_keys; delete from tenures; delete from customer_stats;
           delete from customers; set session_replication_role = origin`,
        )
        await add(
          drafts.map(({ name, kind, phone, email }) => ({
            name,
            kind,
            personId: rep(),
            ...(phone ? { phone } : {}),
            ...(email ? { email } : {}),
          })),
        )
        await scan()
        const pairs = await world.database.ownerQuery<{ score: number; evidence: number }>(
          'select score, evidence from duplicate_pairs',
        )
        for (const pair of pairs) expect(pair.score).toBe(scoreOf(evidenceOf(pair.evidence), fallbackRules.weights))
        const apart = await world.database.ownerQuery(
          `select 1 from duplicate_pairs p left join duplicate_members a on a.customer_id = p.customer_id
           left join duplicate_members b on b.customer_id = p.other_id where a.cluster_id is distinct from b.cluster_id
             or a.cluster_id is null or p.score < ${fallbackRules.listFrom}`,
        )
        expect(apart).toEqual([])
      }),
      { numRuns: 15 },
    )
  }, 120_000)

  it('looks past what too many share, and says so', async () => {
    await add(
      Array.from({ length: fallbackRules.mostSharing + 1 }, (_, i) => ({
        name: `总机客户 ${i}`,
        personId: rep(),
        phone: '0574-88881234',
      })),
    )
    const { summary } = await scan()
    expect(summary).toMatchObject({ clusters: 0, skipped: [{ kind: 'phone', blocks: 1, customers: 31 }] })
  })

  it('keeps the ids of groups, and apart what somebody said is not the same', async () => {
    const [one, two, three] = (await add(
      ['北斗湾机械有限公司', '北斗湾机械股份有限公司', '北斗湾机械集团'].map((name) => ({ name, personId: rep() })),
    )) as [string, string, string]
    await scan()
    const [before] = await clusters(world.rep)
    expect(before?.visible).toBe(3)
    await scan()
    expect((await clusters(world.rep)).map(({ id }) => id)).toEqual([before?.id])

    const said = { body: { customerIds: [one, two] } }
    expect(await world.rep.api.ok(duplicateRoutes.keepApart, said)).toEqual({ pairs: 1 })
    // Both are still connected through the third.
    expect((await clusters(world.rep)).map((cluster) => cluster.visible)).toEqual([3])
    await world.rep.api.ok(duplicateRoutes.keepApart, { body: { customerIds: [one, two, three] } })
    expect(await clusters(world.rep)).toEqual([])
    await scan()
    expect(await clusters(world.rep)).toEqual([])

    await world.rep.api.ok(duplicateRoutes.takeBackApart, { body: { customerIds: [two, three] } })
    const [again] = await clusters(world.rep)
    expect(again?.customers.map(({ id }) => id).sort()).toEqual([two, three].sort())
    await scan()
    expect((await clusters(world.rep)).map(({ id }) => id)).toEqual([again?.id])
  })

  it('forgets who was deleted before the next scan', async () => {
    const [one] = (await add([
      { name: '北斗湾机械', personId: rep() },
      { name: '北斗湾机械公司', personId: rep() },
    ])) as [string]
    await scan()
    expect(await clusters(world.rep)).toHaveLength(1)
    await world.database.ownerQuery('update customers set deleted_at = now() where id = $1', [one])
    expect(await clusters(world.rep)).toEqual([])
  })

  it('can be stopped, is there once, and leaves what was found before', async () => {
    await add([
      { name: '北斗湾机械', personId: rep() },
      { name: '北斗湾机械公司', personId: rep() },
    ])
    await scan()
    const first = await world.admin.api.ok<DuplicateScan>(duplicateRoutes.startDuplicateScan)
    const second = await world.admin.api.ok<DuplicateScan>(duplicateRoutes.startDuplicateScan)
    expect(second.id).toBe(first.id)
    const cancel = { params: { id: first.id } }
    expect(await world.admin.api.ok(duplicateRoutes.cancelDuplicateScan, cancel)).toMatchObject({ state: 'cancelled' })
    await carryOutScan(world.system, first.id)
    expect((await world.admin.api.call(duplicateRoutes.cancelDuplicateScan, cancel)).statusCode).toBe(409)

    const third = await world.admin.api.ok<DuplicateScan>(duplicateRoutes.startDuplicateScan)
    await world.database.ownerQuery(
      "update duplicate_scans set state = 'running', cancel_requested = true where id = $1",
      [third.id],
    )
    await carryOutScan(world.system, third.id)
    const { scan: ended } = await world.admin.api.ok<{ scan: DuplicateScan }>(duplicateRoutes.getDuplicateScan)
    expect(ended.state).toBe('cancelled')
    expect(await clusters(world.rep)).toHaveLength(1)
  })
})

describe('the data scope', () => {
  it('shows a group to whom one of it concerns, of the others no more than who has them', async () => {
    const [mine, theirs] = (await add([
      { name: '北斗湾机械有限公司', personId: rep(), phone: '13800000001' },
      { name: '北斗湾机械集团', personId: world.stranger.id, phone: '13800000001', notes: '绝密' },
      { name: '拾光里自动化', personId: world.stranger.id },
      { name: '拾光里自动化公司', personId: world.stranger.id },
    ])) as [string, string]
    await scan()
    const [seen, ...others] = await clusters(world.rep)
    expect(others).toEqual([])
    expect([seen?.visible, seen?.hidden, names(seen)]).toEqual([1, 1, ['北斗湾机械有限公司']])
    const answer = await world.rep.api.call(duplicateRoutes.getDuplicateCluster, { params: { id: seen?.id ?? '' } })
    const detail = JSON.parse(answer.body) as ClusterDetail
    expect(detail.customers.map(({ id }) => id)).toEqual([mine])
    expect(detail.elsewhere).toEqual([{ holder: { kind: 'person', name: '何清欢', departmentName: '华南' } }])
    expect(answer.body).not.toMatch(/集团|绝密/)
    expect(answer.body).not.toContain(theirs)
    expect(await clusters(world.admin)).toHaveLength(2)
    const foreign = (await clusters(world.stranger)).find((one) => one.visible === 2)
    const { statusCode } = await world.rep.api.call(duplicateRoutes.getDuplicateCluster, {
      params: { id: foreign?.id ?? '' },
    })
    expect(statusCode).toBe(404)
    const said = await world.rep.api.call(duplicateRoutes.keepApart, { body: { customerIds: [mine, theirs] } })
    expect(said.statusCode).toBe(404)
  })

  it('pages by score', async () => {
    await add(
      Array.from({ length: 5 }, (_, i) => [
        { name: `第${'甲乙丙丁戊'[i]}号机械厂`, personId: rep() },
        { name: `第${'甲乙丙丁戊'[i]}号机械厂有限公司`, personId: rep() },
      ]).flat(),
    )
    await scan()
    const seen: string[] = []
    let after = ''
    do {
      const page = await world.rep.api.ok<{ items: DuplicateCluster[]; nextCursor: string | null }>(
        duplicateRoutes.listDuplicateClusters,
        { query: { limit: 2, ...(after ? { after } : {}) } },
      )
      seen.push(...page.items.map(({ id }) => id))
      after = page.nextCursor ?? ''
    } while (after)
    expect(new Set(seen).size).toBe(5)
    expect(seen).toHaveLength(5)
  })
})
