import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { query } from '../../../test/database-holder.ts'
import { type DebianPostgres, debianPostgresIsHere, startDebianPostgres } from '../../../test/debian-postgres.ts'
import { urlOfDatabase } from '../../../test/test-server.ts'
import { type Env, readEnv } from '../../env.ts'
import { inspectDatabase } from './inspect-database.ts'
import { openDatabase } from './open-database.ts'

describe.skipIf(!debianPostgresIsHere)("the company's own PostgreSQL 15 (needs Debian's postgresql-15)", () => {
  let postgres: DebianPostgres
  let dataDir: string

  beforeAll(async () => {
    postgres = await startDebianPostgres()
    dataDir = mkdtempSync(join(tmpdir(), 'zhike-own-'))
  })
  afterAll(async () => {
    await postgres.close()
    rmSync(dataDir, { recursive: true, force: true })
  })

  const admin = (sql: string) => query(postgres.adminUrl, sql)
  const envOf = (urls: { database: string; owner?: string }): Env =>
    readEnv({
      ZHIKE_DATA_DIR: dataDir,
      DATABASE_URL: urls.database,
      ...(urls.owner === undefined ? {} : { ZHIKE_OWNER_DATABASE_URL: urls.owner }),
    })
  const loginUrl = (user: string, database: string) => {
    const url = new URL(urlOfDatabase(postgres.adminUrl, database))
    url.username = user
    url.password = `pw-${user}`
    return url.href
  }
  const makeLogin = (user: string, rights = '') => admin(`create role ${user} login ${rights} password 'pw-${user}'`)

  it('given as a superuser: makes the role that serves, which may not change the schema', async () => {
    await admin('create database super')
    const env = envOf({ database: urlOfDatabase(postgres.adminUrl, 'super') })
    const opened = await openDatabase(env, { as: 'server' })
    expect(opened).toMatchObject({ kind: 'external', appRole: 'zhike_app', ownerReason: null })
    expect(opened.migrated.length).toBeGreaterThan(0)
    expect(await query(opened.appUrl, 'select current_user as who')).toEqual([{ who: 'zhike_app' }])
    await expect(query(opened.appUrl, 'create table x (n int)')).rejects.toThrow(/permission denied/)
    await expect(query(opened.appUrl, 'delete from tenures')).rejects.toThrow(/permission denied/)
    expect(await inspectDatabase(opened)).toMatchObject({ appRoleExcess: [], appRoleMissing: [], pending: [] })

    const before = await admin("select rolpassword from pg_authid where rolname = 'zhike_app'")
    const again = await openDatabase(env, { as: 'server' })
    expect(again.migrated).toEqual([])
    expect(again.appUrl).toBe(opened.appUrl)
    expect(await admin("select rolpassword from pg_authid where rolname = 'zhike_app'")).toEqual(before)
  })

  it('holding a second Zhike: gives it a role of its own, and leaves the first its password', async () => {
    await admin('create database first_of_two')
    await admin('create database second_of_two')
    const open = (name: string) =>
      openDatabase(envOf({ database: urlOfDatabase(postgres.adminUrl, name) }), { as: 'server' })
    const first = await open('first_of_two')
    const second = await open('second_of_two')
    expect(second.appRole).not.toBe(first.appRole)
    expect(await query(first.appUrl, 'select current_user as who')).toEqual([{ who: first.appRole }])
    expect(await query(second.appUrl, 'select current_user as who')).toEqual([{ who: second.appRole }])
  })

  it('copied under another name: serves a command before any server started', async () => {
    await admin('create database original')
    const urlOf = (name: string) => envOf({ database: urlOfDatabase(postgres.adminUrl, name) })
    const original = await openDatabase(urlOf('original'), { as: 'server' })
    await original.close()
    await admin('create database copied template original')
    const copied = await openDatabase(urlOf('copied'), { as: 'command' })
    expect(copied.appRole).not.toBe(original.appRole)
    expect(await query(copied.appUrl, 'select count(*)::int as n from company')).toEqual([{ n: 0 }])
  })

  it('given as a plain owner with a separate application role: serves as that role', async () => {
    await makeLogin('plain_owner')
    await makeLogin('separate_app')
    await admin('create database owned owner plain_owner')
    const env = envOf({ database: loginUrl('separate_app', 'owned'), owner: loginUrl('plain_owner', 'owned') })
    const opened = await openDatabase(env, { as: 'server' })
    expect(opened).toMatchObject({ appRole: 'separate_app', ownerReason: null })
    expect(await query(opened.appUrl, 'select count(*)::int as n from customers')).toEqual([{ n: 0 }])
    await expect(query(opened.appUrl, 'alter table customers add column x int')).rejects.toThrow(/must be owner/)
    expect(await inspectDatabase(opened)).toMatchObject({ owner: 'plain_owner', appRoleExcess: [], appRoleMissing: [] })
  })

  it('given as a plain owner alone: serves as the owner and says why and what to do', async () => {
    await makeLogin('lone_owner')
    await admin('create database alone owner lone_owner')
    const opened = await openDatabase(envOf({ database: loginUrl('lone_owner', 'alone') }), { as: 'server' })
    expect(opened.appRole).toBeNull()
    expect(opened.ownerReason).toMatch(/"lone_owner" may not create roles.*ZHIKE_OWNER_DATABASE_URL/)
    expect(await query(opened.appUrl, 'select count(*)::int as n from customers')).toEqual([{ n: 0 }])
  })

  it('given as an owner who may create roles: makes the role that serves', async () => {
    await makeLogin('role_maker', 'createrole')
    await admin('create database made owner role_maker')
    const opened = await openDatabase(envOf({ database: loginUrl('role_maker', 'made') }), { as: 'server' })
    expect(opened.ownerReason).toBeNull()
    await expect(query(opened.appUrl, 'create table x (n int)')).rejects.toThrow(/permission denied/)
  })

  it('given the same login twice: says that one of them has to change', async () => {
    await makeLogin('twice')
    await admin('create database same owner twice')
    const url = loginUrl('twice', 'same')
    const opened = await openDatabase(envOf({ database: url, owner: url }), { as: 'server' })
    expect(opened.ownerReason).toContain('the same login "twice"')
  })

  it('encoded in anything but UTF-8: is refused with the way out', async () => {
    await admin("create database ascii encoding 'SQL_ASCII' locale 'C' template template0")
    const env = envOf({ database: urlOfDatabase(postgres.adminUrl, 'ascii') })
    await expect(openDatabase(env, { as: 'server' })).rejects.toThrow(/SQL_ASCII.*template0/s)
  })

  it.each([
    ['a wrong password', (url: URL) => (url.password = 'geheim')],
    ['a database that does not exist', (url: URL) => (url.pathname = '/nowhere')],
    ['a server that does not answer', (url: URL) => (url.port = '1')],
  ])('given with %s: names the setting and no password', async (_, spoil) => {
    const url = new URL(postgres.adminUrl)
    spoil(url)
    const error = await openDatabase(envOf({ database: url.href }), { as: 'server' }).catch((one: unknown) => one)
    expect(String(error)).toMatch(/The database of DATABASE_URL cannot be reached/)
    expect(String(error)).not.toMatch(/geheim|admin@/)
  })
})
