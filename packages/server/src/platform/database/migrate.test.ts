import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest'
import { query } from '../../../test/database-holder.ts'
import { urlOfDatabase } from '../../../test/test-server.ts'
import { migrate } from './migrate.ts'

const { adminUrl } = inject('testServer')
let folder: string
let ownerUrl: string
let made = 0

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'zhike-migrations-'))
  const name = `test_${process.pid}_migrate_${++made}`
  await query(adminUrl, `create database ${name}`)
  ownerUrl = urlOfDatabase(adminUrl, name)
})
afterEach(async () => {
  rmSync(folder, { recursive: true })
  await query(adminUrl, `drop database ${new URL(ownerUrl).pathname.slice(1)} with (force)`)
})

const write = (name: string, sql: string) => writeFileSync(join(folder, name), sql)
const run = () => migrate({ ownerUrl, folder })

describe('migrations', () => {
  it('run once, in order', async () => {
    write('0001_first.sql', 'create table one (n int);')
    write('0002_second.sql', 'alter table one add column m int;')
    expect(await run()).toEqual(['0001_first.sql', '0002_second.sql'])
    expect(await run()).toEqual([])
    write('0003_third.sql', 'insert into one values (1, 2);')
    expect(await run()).toEqual(['0003_third.sql'])
    expect(await query(ownerUrl, 'select n, m from one')).toEqual([{ n: 1, m: 2 }])
  })

  it('run once when two programs start at the same time', async () => {
    write('0001_first.sql', 'create table one (n int); insert into one values (1);')
    const ran = await Promise.all([run(), run(), run()])
    expect(ran.flat()).toEqual(['0001_first.sql'])
    expect(await query(ownerUrl, 'select n from one')).toEqual([{ n: 1 }])
  })

  it('leave nothing of one that fails, and name its line', async () => {
    write('0001_first.sql', 'create table one (n int);')
    write('0002_second.sql', 'create table two (n int);\n\nalter table missing add column m int;')
    await expect(run()).rejects.toThrow(/0002_second.sql failed and was undone: relation "missing" does not exist/)
    expect(await query(ownerUrl, "select to_regclass('one') as one, to_regclass('two') as two")).toEqual([
      { one: 'one', two: null },
    ])
    write('0002_second.sql', 'create table two (n int);\n\nselect 1 from wrong x y;')
    await expect(run()).rejects.toThrow(/0002_second.sql failed and was undone: .*\(line 3\)/)
    write('0002_second.sql', 'create table two (n int);')
    expect(await run()).toEqual(['0002_second.sql'])
  })

  it('are refused when one was edited after it ran; line ends of another system are no edit', async () => {
    write('0001_first.sql', 'create table one (n int);\ncreate table two (n int);\n')
    await run()
    write('0001_first.sql', 'create table one (n int);\r\ncreate table two (n int);\r\n')
    expect(await run()).toEqual([])
    write('0001_first.sql', 'create table one (n int, m int);')
    await expect(run()).rejects.toThrow(/0001_first.sql was edited after it ran/)
  })

  it('are refused by a program that is older than the database', async () => {
    write('0001_first.sql', 'create table one (n int);')
    write('0002_second.sql', 'create table two (n int);')
    await run()
    rmSync(join(folder, '0002_second.sql'))
    await expect(run()).rejects.toThrow(/made by a newer Zhike.*0002_second.sql/)
  })

  it.each([
    ['1_first.sql', /must look like/],
    ['0001_Erste.sql', /must look like/],
  ])('are refused when named %s', async (name, message) => {
    write(name, 'select 1;')
    await expect(run()).rejects.toThrow(message)
  })
})
