import { sql } from 'kysely'
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../../test/template-database.ts'
import { clientConfig } from './client-config.ts'
import { createDatabase } from './connect.ts'
import { newClient } from './new-client.ts'
import { generatedTypesFile, readGeneratedTypes } from './generate-types.ts'

let database: TestDatabase

beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.close())

describe('the types of the database', () => {
  it('are those of the migrated schema', async () => {
    const expected = await readGeneratedTypes(database.ownerUrl)
    expect(
      readFileSync(generatedTypesFile, 'utf8') === expected,
      'database-types.ts is behind the migrations: run npm run types -w packages/server -- <url of a migrated database>',
    ).toBe(true)
  })
})

describe('a pool', () => {
  it('is closed also when nothing but itself was used', async () => {
    const { pool, close } = createDatabase(database.ownerUrl)
    await pool.query('select')
    await Promise.all([close(), close()])
    expect(pool.totalCount).toBe(0)
  })
})

describe('a connection that is ended by the server', () => {
  const endAll = (name: string) =>
    database.ownerQuery('select pg_terminate_backend(pid) from pg_stat_activity where application_name = $1', [name])
  const whatHappened = () => new Promise((resolve) => setTimeout(resolve, 50))

  it('between two statements is told by the next one, and ends no process', async () => {
    // An error event that nobody hears is an uncaught exception, which fails this run.
    const heard: Error[] = []
    const { db, close } = createDatabase(database.ownerUrl, {
      applicationName: 'test held',
      onError: (error) => heard.push(error),
    })
    const work = db.transaction().execute(async (trx) => {
      await sql`select 1`.execute(trx)
      await endAll('test held')
      await whatHappened()
      await sql`select 1`.execute(trx)
    })
    await expect(work).rejects.toThrow(/terminat|not queryable|ended|closed/i)
    await sql`select 1`.execute(db)
    await endAll('test held')
    await whatHappened()
    expect(heard).toHaveLength(1)
    await close()
  })

  it('of a client of its own neither', async () => {
    const client = newClient(clientConfig(database.ownerUrl, 'test own'))
    await client.connect()
    await endAll('test own')
    await whatHappened()
    await expect(client.query('select 1')).rejects.toThrow()
    await client.end()
  })
})

describe('values', () => {
  it('keep money exact, days without a clock and instants as instants', async () => {
    const { rows } = await sql`
      select 0.1::numeric(19,4) + 0.2 as money, date '2024-02-29' as day, timestamptz '2024-02-29 08:00+08' as at,
        count(*) as n, array[1.10, null]::numeric[] as amounts, array[date '2024-01-31'] as days,
        array[9007199254740991]::bigint[] as big, null::bigint as nothing
    `.execute(database.db)
    expect(rows[0]).toEqual({
      money: '0.3000',
      day: '2024-02-29',
      at: '2024-02-29T00:00:00Z',
      n: 1,
      amounts: ['1.10', null],
      days: ['2024-01-31'],
      big: [9_007_199_254_740_991],
      nothing: null,
    })
  })

  it('are refused rather than rounded when a bigint does not fit', async () => {
    await expect(sql`select 9007199254740993::bigint as n`.execute(database.db)).rejects.toThrow(/does not fit/)
  })

  it('leave the keys inside jsonb as they were', async () => {
    const { rows } = await sql`select '{"first_name": {"last_name": 1}}'::jsonb as some_value`.execute(database.db)
    expect(rows[0]).toEqual({ someValue: { first_name: { last_name: 1 } } })
  })

  it('work in UTC', async () => {
    const { rows } = await sql`select current_setting('TimeZone') as zone`.execute(database.db)
    expect(rows[0]).toEqual({ zone: 'UTC' })
  })
})

describe('the application role', () => {
  const attempts = [
    ['make a table', 'create table x (id int)'],
    ['change a table', 'alter table customers add column x int'],
    ['drop a table', 'drop table customers'],
    ['make a schema', 'create schema x'],
    ['delete tenures', 'delete from tenures'],
    ['rewrite who held a customer', 'update tenures set person_id = null'],
    ['empty tenures', 'truncate tenures'],
    ['change the audit', "update audit_entries set action = 'x'"],
    ['delete from the audit', 'delete from audit_entries'],
    ['change the values behind the audit', 'delete from audit_values'],
    ['rewrite a seal', "update audit_seals set seal = ''"],
    ['delete seals', 'delete from audit_seals'],
    ['empty the audit', 'truncate audit_entries, audit_values, audit_seals'],
    ['fake a migration', "insert into schema_migrations values (99, 'x', 'x', now(), 0)"],
    ['make a queue of its own', 'select pgboss.create_queue(\'x\', \'{"policy":"standard","partition":true}\')'],
  ] as const

  it.each(attempts)('may not %s', async (_, statement) => {
    await expect(sql.raw(statement).execute(database.db)).rejects.toMatchObject({ code: '42501' })
  })

  it('may end a tenure and write the audit', async () => {
    await sql`update tenures set end_at = now() where false`.execute(database.db)
    await sql`insert into audit_entries select * from audit_entries where false`.execute(database.db)
    await sql`insert into audit_seals select * from audit_seals where false`.execute(database.db)
  })
})

describe('the server', () => {
  it('sorts Chinese names by pinyin and splits them into trigrams', async () => {
    const { rows } = await sql<{ name: string }>`
      select name from unnest(array['张三', '李四', '阿明']) as name order by name collate "zh-x-icu"
    `.execute(database.db)
    expect(rows.map((row) => row.name)).toEqual(['阿明', '李四', '张三'])
    const trigrams = await sql<{ n: number }>`select cardinality(show_trgm('知客系统')) as n`.execute(database.db)
    expect(trigrams.rows[0]?.n).toBeGreaterThan(3)
  })
})
