import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { countCustomers, listCustomers } from '@zhike/core/customers/api'
import type { CustomerRow } from '@zhike/core/customers/schema'
import { customFieldRoutes } from '@zhike/core/custom-fields/api'
import type { CustomField } from '@zhike/core/custom-fields/schema'
import type { Condition } from '@zhike/core/filter/condition'
import { Problem } from '@zhike/core/kernel/problem'
import { createWorld, type Actor, type World } from '../../test/world.ts'
import { fillCustomField } from '../custom-fields/fill-custom-field.ts'
import { TookTooLong, untilDeadline } from '../platform/database/until-deadline.ts'
import { selectCount, selectIdPage } from './list-queries.ts'
import { withPatience } from './patience.ts'
import { resolveSelection } from './selection.ts'
import { sortKeysOf } from './sort-keys.ts'

let world: World
let field: CustomField
beforeAll(async () => {
  world = await createWorld()
  const body = { record: 'customer', type: 'text', key: 'equipment', label: '主要设备' } as const
  field = await world.admin.api.ok<CustomField>(customFieldRoutes.createCustomField, { body })
  await world.addCustomers([{ name: '北斗湾机械有限公司', personId: world.rep.id }])
})
afterAll(() => world.close())

/** A list and its count for somebody who waits so long; the refusal, or null. */
async function refusalOf(who: Actor, filter: Condition | undefined, sort = 'name', milliseconds = 0) {
  // Fields are read once per request.
  const ctx = { ...who.ctx, actor: { ...who.ctx.actor } }
  const selection = await resolveSelection(ctx, { scope: 'all', filter })
  const keys = sortKeysOf(ctx, selection, sort)
  const sorts = keys.map((key) => key.field)
  try {
    await withPatience(ctx, selection, sorts, milliseconds, (selection) => selectIdPage(ctx, selection, keys, null, 50))
    return null
  } catch (error) {
    if (error instanceof Problem) return { code: error.code, fields: error.params['fields'], details: error.details }
    throw error
  }
}

const rare: Condition = { field: 'custom.equipment', op: 'contains', value: '磨床' }

describe('a list that no index serves', () => {
  it('ends in time and names the field to index, whether it filters or sorts', async () => {
    const named = { code: 'customer.list-needs-index', fields: '主要设备', details: [{ path: 'custom.equipment' }] }
    expect(await refusalOf(world.admin, rare)).toMatchObject(named)
    expect(await refusalOf(world.admin, undefined, '-custom.equipment')).toMatchObject(named)
  })

  it('asks for a narrower one where nothing can be indexed', async () => {
    const notes: Condition = { field: 'notes', op: 'contains', value: '搬迁' }
    expect(await refusalOf(world.admin, notes)).toMatchObject({ code: 'customer.list-too-wide', fields: '备注' })
    // An index finds what fits, not what does not.
    expect(await refusalOf(world.admin, { not: rare })).toMatchObject({ fields: '主要设备' })
    const ordered: Condition = { has: 'orders' }
    expect(await refusalOf(world.admin, ordered)).toMatchObject({ code: 'customer.list-too-wide', fields: '订单' })
  })

  it('is no matter of time for few customers, nor by indexed fields', async () => {
    expect(await refusalOf(world.rep, rare)).toBeNull()
    expect(await refusalOf(world.admin, { field: 'region', op: 'under', value: ['330000'] }, '-createdAt')).toBeNull()
    await world.admin.api.ok(customFieldRoutes.updateCustomField, {
      params: { id: field.id },
      version: field.version,
      body: { isIndexed: true },
    })
    await fillCustomField(world.system, field.id, new AbortController().signal)
    expect(await refusalOf(world.admin, rare, '-custom.equipment')).toBeNull()
  })

  it('is answered where there is time, and read to the end for whoever waits', async () => {
    const filter = JSON.stringify({ field: 'notes', op: 'isEmpty' })
    for (const wait of ['true', 'false', undefined]) {
      const query = { filter, ...(wait === undefined ? {} : { wait }) }
      const { items } = await world.admin.api.ok<{ items: CustomerRow[] }>(listCustomers, { query })
      expect(items.map((row) => row.name)).toEqual(['北斗湾机械有限公司'])
      expect(await world.admin.api.ok(countCustomers, { query })).toMatchObject({ count: 1 })
    }
    const answer = await world.admin.api.call(listCustomers, { query: { filter, wait: 'soon' } as never })
    expect(answer.statusCode).toBe(400)
  })

  it('lets whoever waits not share the reading of somebody who gives up', async () => {
    const filter: Condition = { field: 'notes', op: 'contains', value: '同时' }
    const answers = await Promise.all([refusalOf(world.admin, filter), refusalOf(world.admin, filter, 'name', 30_000)])
    expect(answers).toMatchObject([{ code: 'customer.list-too-wide' }, null])
  })

  it('is counted the same way', async () => {
    const selection = await resolveSelection(world.admin.ctx, {
      scope: 'all',
      filter: { field: 'notes', op: 'isEmpty' },
    })
    const count = (milliseconds: number) =>
      withPatience(world.admin.ctx, selection, [], milliseconds, (selection) =>
        selectCount(world.admin.ctx, selection, 100),
      )
    await expect(count(0)).rejects.toMatchObject({ code: 'customer.list-too-wide' })
    expect(await count(30_000)).toBe(1)
  })
})

describe('a statement with a deadline', () => {
  const sleeping = (deadline: number | null, seconds: number) =>
    untilDeadline(world.services.db, deadline, (db) => sql`select pg_sleep(${seconds})`.execute(db))

  it('is ended by the database, and the connection goes on without a limit', async () => {
    await expect(sleeping(performance.now() + 50, 20)).rejects.toBeInstanceOf(TookTooLong)
    const { rows } = await sql<{ limit: string }>`select current_setting('statement_timeout') as limit`.execute(
      world.services.db,
    )
    expect(rows).toEqual([{ limit: '0' }])
  })

  it('says other failures as they are', async () => {
    const broken = untilDeadline(world.services.db, performance.now() + 10_000, (db) => sql`select 1 / 0`.execute(db))
    await expect(broken).rejects.toMatchObject({ code: '22012' })
  })
})
