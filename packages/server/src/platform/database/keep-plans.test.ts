import { CompiledQuery, sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../../test/template-database.ts'
import { createDatabase, type DatabaseHandle } from './connect.ts'
import { keepPlan, maxKeptPlans, usesBeforeName } from './keep-plans.ts'

let database: TestDatabase
let one: DatabaseHandle
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.close())
// One connection, so that every statement meets what the one before left there.
beforeEach(() => {
  one = createDatabase(database.appUrl, { maxConnections: 1 })
})
afterEach(() => one.close())

const kept = (text: string, values: unknown[] = []) =>
  one.db.executeQuery<{ n: number }>(CompiledQuery.raw(keepPlan + text, values)).then(({ rows }) => rows[0]?.n)
/** As often as it takes to have a name. */
const often = async (text: string, values: unknown[] = []) => {
  for (let n = 0; n < usesBeforeName; n++) await kept(text, values)
}
const prepared = async () => {
  const { rows } = await sql<{ name: string }>`select name from pg_prepared_statements order by name`.execute(one.db)
  return rows.map((row) => row.name)
}

describe('marked statements', () => {
  it('are prepared once for each connection, under a name made from their text, when they come again and again', async () => {
    expect(await kept('select $1::int as n', [1])).toBe(1)
    expect(await prepared()).toEqual([])
    await often('select $1::int as n', [1])
    expect(await kept('select $1::int as n', [2])).toBe(2)
    const names = await prepared()
    expect(names).toEqual([expect.stringMatching(/^kept_[\da-f]{24}$/)])
    const other = createDatabase(database.appUrl, { maxConnections: 1 })
    try {
      await other.db.executeQuery(CompiledQuery.raw(`${keepPlan}select 7 as n`))
      await other.db.executeQuery(CompiledQuery.raw(`${keepPlan}select $1::int as n`, [3]))
      const { rows } = await sql<{ name: string }>`select name from pg_prepared_statements`.execute(other.db)
      expect(rows.map((row) => row.name)).toEqual(expect.arrayContaining(names))
    } finally {
      await other.close()
    }
  })

  it('go on without names once a pooler has put them on a connection that knows none', async () => {
    await often('select $1::int as n', [1])
    await often('select $1::int + 1 as n', [1])
    expect(await prepared()).toHaveLength(2)
    await sql`deallocate all`.execute(one.db)
    expect(await kept('select $1::int as n', [2])).toBe(2)
    expect(await kept('select $1::int + 1 as n', [2])).toBe(3)
    expect(await prepared()).toEqual([])
  })

  it('go on without names where somebody else has prepared the same on the connection', async () => {
    await often('select $1::int * 10 as n', [1])
    const [name = ''] = await prepared()
    await one.close()
    one = createDatabase(database.appUrl, { maxConnections: 1 })
    await sql.raw(`prepare ${name} (int) as select $1 * 10 as n`).execute(one.db)
    expect(await kept('select $1::int * 10 as n', [4])).toBe(40)
    expect(await kept('select $1::int - 1 as n', [4])).toBe(3)
    expect(await prepared()).toEqual([name])
  })

  it('never end a transaction by a lost name', async () => {
    await often('select $1::int as n', [1])
    const answer = await one.db.transaction().execute(async (trx) => {
      await sql`deallocate all`.execute(trx)
      const { rows } = await trx.executeQuery<{ n: number }>(CompiledQuery.raw(`${keepPlan}select $1::int as n`, [5]))
      return rows[0]?.n
    })
    expect(answer).toBe(5)
  })

  it('still fail for what is wrong with them', async () => {
    await often('select 6 / $1::int as n', [1])
    await expect(kept('select 6 / $1::int as n', [0])).rejects.toMatchObject({ code: '22012' })
    expect(await prepared()).toHaveLength(1)
    await expect(kept('select nothing as n')).rejects.toMatchObject({ code: '42703' })
  })

  it('take a bounded number of names', async () => {
    for (let n = 0; n < maxKeptPlans + 20; n++) await often(`select ${n} as n`)
    expect(await kept(`select ${maxKeptPlans + 19} as n`)).toBe(maxKeptPlans + 19)
    expect((await prepared()).length).toBeLessThanOrEqual(maxKeptPlans)
  })
})
