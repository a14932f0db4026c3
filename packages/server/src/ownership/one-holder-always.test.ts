import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { Problem } from '@zhike/core/kernel/problem'
import { createOwnershipWorld, type OwnershipWorld } from '../../test/ownership-world.ts'
import { claimCustomers } from '../pools/claim-customers.ts'
import { transaction } from '../platform/context/transaction.ts'
import type { Context } from '../platform/context/context.ts'
import { applyOwnershipRun } from '../rules/apply-ownership-run.ts'
import { createRuleDraft } from '../rules/create-rule-draft.ts'
import { getRules } from '../rules/get-rules.ts'
import { previewRules } from '../rules/preview-rules.ts'
import { saveRuleDraft } from '../rules/save-rule-draft.ts'
import { undoOwnershipRun } from '../rules/undo-ownership-run.ts'
import { archiveCustomer } from './archive-customer.ts'
import { assignCustomers } from './assign-customers.ts'
import { handOverCustomers } from './hand-over-customers.ts'
import { releaseCustomers } from './release-customers.ts'
import { reopenCustomer } from './reopen-customer.ts'

// Whatever is done in whatever order, also at the same time: every customer has exactly one holder at every instant.

let world: OwnershipWorld
let admin: Context
let pools: string[]
let people: { id: string; ctx: Context }[]
let department: string
const applied: string[] = []
const customers: string[] = []
const deleted = new Set<string>()

beforeAll(async () => {
  world = await createOwnershipWorld()
  admin = await world.as(await world.addPerson({ roles: ['administrator'] }))
  department = await world.addDepartment('一组')
  pools = [world.publicPoolId, await world.addPool('第二公海')]
  people = []
  for (const capacity of [3, 5, null, null]) {
    const id = await world.addPerson({ departmentId: department, capacity })
    people.push({ id, ctx: await world.as(id) })
  }
  for (let i = 0; i < 8; i++) customers.push(await world.addCustomer({ regionCode: i % 2 ? '330206' : null }))
})
afterAll(() => world.database.close())

const pick = <T>(list: readonly T[], n: number): T => list[n % list.length]!

const operations: Record<string, (a: number, b: number) => Promise<unknown>> = {
  create: async (a) => customers.push(await world.addCustomer({}, a % 2 ? { personId: pick(people, a).id } : {})),
  claim: async (a, b) =>
    claimCustomers(pick(people, a).ctx, pick(pools, b), {
      customerIds: [pick(customers, b), pick(customers, b + 1)],
      partial: true,
    }),
  release: async (a, b) =>
    releaseCustomers(admin, { customerIds: [pick(customers, a)], poolId: pick(pools, b), reasonCode: 'no-need' }),
  assign: async (a, b) => assignCustomers(admin, { customerIds: [pick(customers, a)], personId: pick(people, b).id }),
  leave: async (a, b) =>
    handOverCustomers(world.ctx, {
      personId: pick(people, a).id,
      leadId: b % 3 ? pick(people, b).id : null,
      to: b % 5 ? { to: 'interim' } : { to: 'person', personId: pick(people, b + 1).id },
    }),
  remove: async (a) => {
    const customer = pick(customers, a)
    if (deleted.has(customer)) return
    deleted.add(customer)
    await transaction(world.ctx, async (ctx) => {
      await archiveCustomer(ctx, customer)
      await ctx.db.updateTable('customers').set({ deletedAt: new Date() }).where('id', '=', customer).execute()
    })
  },
  restore: async (a) => {
    const customer = pick([...deleted], a)
    if (!deleted.delete(customer)) return
    await transaction(world.ctx, async (ctx) => {
      const restored = await ctx.db
        .updateTable('customers')
        .set({ deletedAt: null })
        .where('id', '=', customer)
        .where('deletedAt', 'is not', null)
        .executeTakeFirst()
      if (restored.numUpdatedRows > 0n) await reopenCustomer(ctx, customer)
    })
  },
  run: async (a, b) => {
    const draft = (await getRules(admin)).draft ?? (await createRuleDraft(admin))
    const targets = [
      { kind: 'department' as const, departmentId: department },
      { kind: 'person' as const, personId: pick(people, b).id },
      { kind: 'pool' as const, poolId: pick(pools, b) },
    ]
    await saveRuleDraft(
      admin,
      {
        rules: [
          { when: { field: 'region', op: 'under', value: ['330000'] }, then: pick(targets, a) },
          { when: null, then: pick(targets, a + b) },
        ],
      },
      draft.version,
    )
    const preview = await previewRules(admin, { who: a % 2 ? 'all' : 'pools', includeManual: b % 2 === 0 })
    applied.push((await applyOwnershipRun(admin, preview.id, { moveCustomers: true })).id)
  },
  undo: async (a) => {
    const run = pick(applied, a)
    if (run) await undoOwnershipRun(admin, run)
  },
}

/** Refusals are answers; anything else is a failure of ours. */
async function attempt(name: string, a: number, b: number): Promise<void> {
  try {
    await operations[name]!(a, b)
  } catch (error) {
    if (!(error instanceof Problem)) throw error
  }
}

async function breaches() {
  const { rows } = await world.database.pool.query(`
    select c.id,
      count(*) filter (where t.end_at = 'infinity') as open,
      count(*) filter (where t.prev_end_at is null) as first,
      count(*) filter (where t.prev_end_at is not null and not exists (
        select 1 from tenures f where f.customer_id = t.customer_id and f.end_at = t.start_at)) as gaps,
      count(*) filter (where exists (select 1 from tenures o where o.customer_id = t.customer_id and o.id <> t.id
        and o.start_at < t.end_at and t.start_at < o.end_at)) as overlaps,
      count(*) filter (where num_nonnulls(t.person_id, t.pool_id) <> 1) as unheld,
      count(*) filter (where t.end_at = 'infinity' and t.person_id is distinct from (
        select s.holder_id from customer_stats s where s.customer_id = c.id)) as elsewhere
    from customers c left join tenures t on t.customer_id = c.id group by c.id`)
  return rows.filter(
    (row) =>
      row.open !== 1 ||
      row.first !== 1 ||
      row.gaps !== 0 ||
      row.overlaps !== 0 ||
      row.unheld !== 0 ||
      row.elsewhere !== 0,
  )
}

const operation = fc.tuple(fc.constantFrom(...Object.keys(operations)), fc.nat(40), fc.nat(40))

it('one after the other', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(operation, { minLength: 1, maxLength: 12 }), async (sequence) => {
      for (const [name, a, b] of sequence) await attempt(name, a, b)
      expect(await breaches()).toEqual([])
    }),
    { numRuns: 25 },
  )
  const { rows } = await world.database.pool.query('select count(distinct reason_code)::int as kinds from tenures')
  // The sequences did reach into every corner.
  expect(rows[0].kinds).toBeGreaterThanOrEqual(8)
})

it('many at the same time', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(operation, { minLength: 4, maxLength: 10 }), async (crowd) => {
      const answers = await Promise.allSettled(crowd.map(([name, a, b]) => attempt(name, a, b)))
      expect(answers.flatMap((answer) => (answer.status === 'rejected' ? [String(answer.reason)] : []))).toEqual([])
      expect(await breaches()).toEqual([])
    }),
    { numRuns: 25 },
  )
})
