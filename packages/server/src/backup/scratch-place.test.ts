import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { query } from '../../test/database-holder.ts'
import { urlOfDatabase } from '../../test/test-server.ts'
import { createWorld, type World } from '../../test/world.ts'
import { createBackup } from './create-backup.ts'
import { insertRun } from './queries.ts'
import { testRestore } from './restore-test.ts'
import { runInChild } from './run-in-child.ts'
import { makeScratchPlace, sweepScratchPlaces } from './scratch-place.ts'
import { newId } from '@zhike/core/kernel/ids'

let world: World
let dataDir: string
let file: string
beforeAll(async () => {
  world = await createWorld()
  await world.addCustomer({ name: '临时库有限公司', personId: world.rep.id })
  dataDir = mkdtempSync(join(tmpdir(), 'zhike-scratch '))
  file = join(dataDir, 'one.backup')
  await createBackup({ ownerUrl: world.database.ownerUrl, dataDir, file, passphrase: null, product: '0' })
}, 60_000)
afterAll(async () => {
  await world.close()
  rmSync(dataDir, { recursive: true, force: true })
})

const scratches = async () => {
  const found = await query<{ name: string }>(
    inject('testServer').adminUrl,
    `select datname as name from pg_database where shobj_description(oid, 'pg_database') = 'Zhike restore test of database ${world.database.name}'`,
  )
  return found.map(({ name }) => name)
}
const folders = () => readdirSync(dataDir).filter((name) => name.startsWith('restore-test'))

it('takes a PostgreSQL of its own where the login may not make a database', { timeout: 120_000 }, async () => {
  const { adminUrl, ownerUrl } = inject('testServer')
  const role = `plain_${process.pid}`
  await query(adminUrl, `create role ${role} login password 'pw'`)
  const parsed = new URL(urlOfDatabase(ownerUrl, world.database.name))
  parsed.username = role
  parsed.password = 'pw'
  try {
    const stages: string[] = []
    const report = await testRestore(world.system, {
      ownerUrl: parsed.href,
      dataDir,
      file,
      passphrase: null,
      onStage: (stage) => stages.push(stage),
    })
    expect(report).toMatchObject({ isOk: true, place: 'cluster', restored: { customers: 1 } })
    expect([...new Set(stages)]).toEqual(['verify', 'restore', 'compare', 'check'])
    expect(folders()).toEqual([])
  } finally {
    await query(adminUrl, `drop role ${role}`)
  }
})

it('removes what a killed process left, and leaves alone what somebody works with', async () => {
  const { ownerUrl } = world.database
  const used = await makeScratchPlace(ownerUrl, dataDir)
  mkdirSync(used.dataDir)
  // Of a process that is gone: a database nobody is connected to, and a folder.
  const gone = spawnSync(process.execPath, ['-e', '']).pid
  const left = `zhike_restore_test_${process.pid}`
  const { adminUrl } = inject('testServer')
  await query(adminUrl, `create database ${left}`)
  await query(adminUrl, `comment on database ${left} is 'Zhike restore test of database ${world.database.name}'`)
  const stranger = `zhike_restore_test_${process.pid}_other`
  await query(adminUrl, `create database ${stranger}`)
  mkdirSync(join(dataDir, `restore-test-${gone}-aa/files`), { recursive: true })
  writeFileSync(join(dataDir, `restore-test-${gone}-aa/files/x`), 'x')

  expect(await sweepScratchPlaces(ownerUrl, dataDir)).toBe(2)
  expect(await scratches()).toEqual([new URL(used.ownerUrl).pathname.slice(1)])
  expect(folders()).toHaveLength(1)
  expect(await query(adminUrl, `select 1 from pg_database where datname = '${stranger}'`)).toHaveLength(1)
  await used.remove()
  expect(await scratches()).toEqual([])
  expect(folders()).toEqual([])
  await query(adminUrl, `drop database ${stranger}`)
})

it('is made by a process of its own, which ends in order when it is told to', { timeout: 120_000 }, async () => {
  const settings = {
    PATH: '/usr/bin:/bin',
    DATABASE_URL: world.database.appUrl,
    ZHIKE_OWNER_DATABASE_URL: world.database.ownerUrl,
    ZHIKE_DATA_DIR: dataDir,
  }
  const run = async (signal: AbortSignal) => {
    const id = newId()
    await insertRun(world.system, { id, kind: 'backup', cause: 'manual' })
    const ended = await runInChild(id, signal, settings).then(
      (said) => said,
      (error: unknown) => String(error),
    )
    const rows = await world.database.ownerQuery<{ state: string }>('select state from backup_runs where id = $1', [id])
    return { ended, state: rows[0]?.state }
  }
  expect(await run(new AbortController().signal)).toEqual({ ended: '', state: 'done' })
  expect(readdirSync(join(dataDir, 'backups'))).toHaveLength(1)
  const stop = new AbortController()
  const running = run(stop.signal)
  const isWriting = () => readdirSync(join(dataDir, 'backups')).some((name) => name.endsWith('.part'))
  await expect.poll(isWriting, { interval: 2 }).toBe(true)
  stop.abort()
  const stopped = await running
  expect(stopped.ended).toMatch(/143|SIGTERM/)
  expect(readdirSync(join(dataDir, 'backups')).filter((name) => name.endsWith('.part'))).toEqual([])
  expect(existsSync(join(dataDir, 'backups.lock'))).toBe(false)
})
