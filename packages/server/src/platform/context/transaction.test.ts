import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createOwnershipWorld, type OwnershipWorld } from '../../../test/ownership-world.ts'
import { transaction } from './transaction.ts'

let world: OwnershipWorld
beforeAll(async () => {
  world = await createOwnershipWorld()
})
afterAll(() => world.database.close())

it('does a transaction again that was ended to break a deadlock, and only that', { timeout: 30_000 }, async () => {
  const [a, b] = [await world.addCustomer(), await world.addCustomer()]
  let runs = 0
  const both = (first: string, second: string) =>
    transaction(world.ctx, async (ctx) => {
      runs++
      await sql`update customers set notes = coalesce(notes, '') || 'x' where id = ${first}`.execute(ctx.db)
      // Long enough for the other one to take its first row.
      await sql`select pg_sleep(0.3)`.execute(ctx.db)
      await sql`update customers set notes = coalesce(notes, '') || 'x' where id = ${second}`.execute(ctx.db)
    })
  await Promise.all([both(a, b), both(b, a)])
  expect(runs).toBe(3)
  const rows = await world.database.db.selectFrom('customers').select('notes').where('id', 'in', [a, b]).execute()
  expect(rows.map((row) => row.notes)).toEqual(['xx', 'xx'])

  let failures = 0
  const failing = transaction(world.ctx, async (ctx) => {
    failures++
    await sql`select 1 / 0`.execute(ctx.db)
  })
  await expect(failing).rejects.toMatchObject({ code: '22012' })
  expect(failures).toBe(1)
})
