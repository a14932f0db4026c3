import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { backupRoutes } from '@zhike/core/backup/api'
import type { BackupOverview, BackupRun, ScheduleInput } from '@zhike/core/backup/schema'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createWorld, type World } from '../../test/world.ts'
import { sealAudit } from '../audit/seal-audit.ts'
import { changeCatalogue, knownBackups } from './catalogue.ts'
import { executeRun } from './execute-run.ts'
import { backupClockJob } from './jobs.ts'

let world: World
let elsewhere: string
beforeAll(async () => {
  world = await createWorld()
  elsewhere = mkdtempSync(join(tmpdir(), 'zhike backups '))
  await world.addCustomers(Array.from({ length: 30 }, (_, n) => ({ name: `客户 ${n}`, personId: world.rep.id })))
  await world.addCustomer({ name: '公海里的', poolId: (await poolId()) ?? '' })
  await sealAudit(world.system)
}, 60_000)
afterAll(async () => {
  await world.close()
  rmSync(elsewhere, { recursive: true, force: true })
})
beforeEach(() => {
  world.jobs.length = 0
})

async function poolId(): Promise<string | undefined> {
  const rows = await world.database.ownerQuery<{ id: string }>("select id from pools where kind = 'public' limit 1")
  return rows[0]?.id
}

const overview = () => world.admin.api.ok<BackupOverview>(backupRoutes.getBackups)
const schedule = async (change: Partial<ScheduleInput>) => {
  const { version, effectiveFolder: _, nextAt: __, ...now } = (await overview()).schedule
  return world.admin.api.call(backupRoutes.putBackupSchedule, { body: { ...now, ...change }, version })
}
/** What the job's process does, here in this one. */
async function work(passphrase: string | null = null): Promise<BackupRun> {
  const job = world.jobs.findLast(({ name }) => name === 'run-backup')
  const { dataDir } = world.env
  const surroundings = { ownerUrl: world.database.ownerUrl, dataDir, backupPassphrase: passphrase }
  await executeRun(world.system, { ...surroundings, backupPassphraseFile: null }, String(job?.data['runId']))
  const run = (await overview()).runs.find(({ id }) => id === job?.data['runId'])
  if (run === undefined) throw new Error('there is no run')
  return run
}
async function backUp(passphrase: string | null = null): Promise<BackupRun> {
  expect((await world.admin.api.call(backupRoutes.startBackup)).statusCode).toBe(202)
  return work(passphrase)
}
async function testRestore(id: string, passphrase: string | null = null): Promise<BackupRun> {
  expect((await world.admin.api.call(backupRoutes.startRestoreTest, { params: { id } })).statusCode).toBe(202)
  return work(passphrase)
}
const scratchDatabases = () =>
  world.database.ownerQuery("select datname from pg_database where starts_with(datname, 'zhike_restore_test_')")
const actions = async () => {
  const rows = await world.database.ownerQuery<{ action: string }>(
    "select action from audit_entries where starts_with(action, 'backup') order by at, id",
  )
  return rows.map(({ action }) => action)
}

describe('a backup by hand', () => {
  it('is queued, made by a job, verified, listed and audited', async () => {
    expect(await overview()).toMatchObject({
      items: [],
      runs: [],
      health: 'none',
      folderProblem: null,
      encryption: null,
    })
    const queued = await world.admin.api.call(backupRoutes.startBackup)
    expect(queued.json()).toMatchObject({ state: 'queued', kind: 'backup', cause: 'manual', by: '沈知秋' })
    expect(world.jobs).toEqual([{ name: 'run-backup', data: { runId: queued.json().id } }])
    const busy = await world.admin.api.call(backupRoutes.startBackup)
    expect(busy.json()).toMatchObject({ status: 409, code: 'backup.busy' })

    const run = await work()
    expect(run).toMatchObject({ state: 'done', error: null, by: '沈知秋' })
    const { items, health } = await overview()
    expect(health).toBe('ok')
    expect(items).toMatchObject([
      { id: run.backupId, kind: 'manual', customers: 31, isEncrypted: false, isMissing: false, madeBy: '沈知秋' },
    ])
    const [made] = items
    expect(made?.name).toMatch(/^zhike-\d{4}-\d\d-\d\d-\d{6}-manual\.backup$/)
    expect(made?.file).toBe(join(world.env.dataDir, 'backups', made?.name ?? ''))
    expect(made?.restoreCommand).toMatch(/^npm run -s zhike -- restore \S+ --replace$/)
    expect(statSync(made?.file ?? '').mode & 0o777).toBe(0o600)
    expect(readdirSync(join(world.env.dataDir, 'backups'))).toEqual([made?.name])
    // Delivered twice, done once.
    await executeRun(
      world.system,
      { ownerUrl: 'postgresql://nowhere', dataDir: '', backupPassphrase: null, backupPassphraseFile: null },
      queued.json().id,
    )
    expect((await overview()).items).toHaveLength(1)
    expect(await actions()).toEqual(['backup.start', 'backup.make'])
  })

  it('can be downloaded by whoever manages backups, which is audited', async () => {
    const [item] = (await overview()).items
    const params = { id: item?.id ?? '' }
    expect((await world.lead.api.call(backupRoutes.downloadBackup, { params })).statusCode).toBe(403)
    const answer = await world.admin.api.call(backupRoutes.downloadBackup, { params })
    expect(answer.rawPayload.equals(readFileSync(item?.file ?? ''))).toBe(true)
    expect(answer.headers['content-disposition']).toContain(item?.name)
    expect(await actions()).toContain('backup.download')
  })

  it('says at once what would make it fail', async () => {
    const { dataDir } = world.env
    await changeCatalogue(dataDir, ({ backups, ...rest }) => ({
      ...rest,
      backups: backups.map((one) => ({ ...one, bytes: 1e15 })),
    }))
    const full = await world.admin.api.call(backupRoutes.startBackup)
    expect(full.json()).toMatchObject({ status: 409, code: 'backup.no-space' })
    expect(full.json().title).toMatch(/只剩 [\d,]+ MB/)
    await changeCatalogue(dataDir, ({ backups, ...rest }) => ({
      ...rest,
      backups: backups.map((one) => ({ ...one, bytes: 1000 })),
    }))
    expect(world.jobs).toEqual([])
  })

  it('removes what a killed process left half done, and nothing else', async () => {
    const folder = join(world.env.dataDir, 'backups')
    const half = join(folder, 'zhike-2026-01-01-000000-scheduled.backup')
    for (const name of [`${half}.part`, join(folder, 'mine.backup.part'), join(folder, 'zhike-copy.backup')]) {
      writeFileSync(name, 'x')
    }
    await changeCatalogue(world.env.dataDir, (now) => ({ ...now, unfinished: [half] }))
    expect(await backUp()).toMatchObject({ state: 'done', error: null })
    expect(existsSync(`${half}.part`)).toBe(false)
    expect(readdirSync(folder)).toEqual(expect.arrayContaining(['mine.backup.part', 'zhike-copy.backup']))
  })
})

describe('a restore test', () => {
  it('restores into a scratch database, compares, reports, and leaves nothing', async () => {
    const [item] = (await overview()).items
    await world.addCustomer({ name: '备份之后来的', personId: world.rep.id })
    const run = await testRestore(item?.id ?? '')
    expect(run.error).toBeNull()
    expect(run).toMatchObject({
      kind: 'restore-test',
      state: 'done',
      backupName: item?.name,
      report: {
        isOk: true,
        place: 'database',
        newerMigrations: 0,
        holders: { customers: 31, without: 0, several: 0 },
        audit: { faults: 0 },
        restored: { customers: 31 },
        now: { customers: 32 },
      },
    })
    expect(run.report?.tables).toBeGreaterThan(30)
    expect(run.report?.audit.sealed).toBeGreaterThan(0)
    expect(await scratchDatabases()).toEqual([])
    expect(readdirSync(world.env.dataDir).filter((name) => name.startsWith('restore-test'))).toEqual([])
    expect((await overview()).items[0]?.lastTest).toMatchObject({ isOk: true })
  })

  it('finds an audit row that somebody had changed past Zhike', async () => {
    const { ownerQuery } = world.database
    await ownerQuery(
      "update audit_entries set action = 'never.happened' where id = (select entry_id from audit_seals limit 1)",
    )
    const { backupId } = await backUp()
    const run = await testRestore(backupId ?? '')
    expect(run).toMatchObject({ state: 'done', report: { isOk: false, audit: { faults: 1 } } })
    expect((await overview()).items[0]?.lastTest).toMatchObject({ isOk: false })
  })

  it('refuses an altered file and says so on the page', async () => {
    const { backupId } = await backUp()
    const { file } = (await overview()).items[0] ?? { file: '' }
    const content = readFileSync(file)
    content.writeUInt8(content.readUInt8(content.length - 30) ^ 1, content.length - 30)
    writeFileSync(file, content)
    const run = await testRestore(backupId ?? '')
    expect(run).toMatchObject({ state: 'failed', report: null, error: expect.stringContaining('和写下时不一样') })
    expect(await scratchDatabases()).toEqual([])
    rmSync(file)
    expect((await overview()).items[0]).toMatchObject({ isMissing: true })
    const gone = await world.admin.api.call(backupRoutes.startRestoreTest, { params: { id: backupId ?? '' } })
    expect(gone.json()).toMatchObject({ status: 404, code: 'backup.missing' })
    const removed = await world.admin.api.call(backupRoutes.deleteBackup, { params: { id: backupId ?? '' } })
    expect(removed.statusCode).toBe(204)
    expect((await overview()).items.map(({ id }) => id)).not.toContain(backupId)
  })

  it('needs the passphrase of an encrypted one', async () => {
    const { backupId } = await backUp('a passphrase of the test')
    expect((await overview()).items[0]).toMatchObject({ isEncrypted: true })
    expect((await overview()).items[0]?.restoreCommand).toContain('--passphrase-file')
    expect(await testRestore(backupId ?? '')).toMatchObject({
      state: 'failed',
      error: expect.stringContaining('加了密'),
    })
    expect(await testRestore(backupId ?? '', 'a passphrase of the test')).toMatchObject({ state: 'done' })
    const { ownerQuery } = world.database
    const kept = await ownerQuery(
      'select to_jsonb(s)::text from backup_schedule s union all select to_jsonb(r)::text from backup_runs r',
    )
    expect(JSON.stringify(kept)).not.toContain('a passphrase')
  })
})

describe('the schedule', () => {
  it('is changed by whoever manages backups, in a folder where backups can go', async () => {
    const { body: _, ...now } = { body: null, ...(await overview()).schedule }
    expect(now).toMatchObject({ isOn: true, at: '03:30', folder: null, keepDaily: 7 })
    const codes = []
    for (const folder of ['backups', world.env.dataDir, join(world.env.dataDir, 'files/x'), '/proc/zhike']) {
      codes.push((await schedule({ folder })).json().code)
    }
    expect(codes).toEqual([
      'backup.folder-not-absolute',
      'backup.folder-taken',
      'backup.folder-taken',
      'backup.folder-unusable',
    ])
    expect((await schedule({ at: '25:00' })).statusCode).toBe(400)
    const saved = await schedule({
      folder: join(elsewhere, 'new'),
      at: '23:15',
      keepDaily: 2,
      keepWeekly: 0,
      keepMonthly: 0,
    })
    expect(saved.json()).toMatchObject({ folder: join(elsewhere, 'new'), at: '23:15', version: now.version + 1 })
    expect(statSync(join(elsewhere, 'new')).mode & 0o777).toBe(0o700)
    const { effectiveFolder: _f, nextAt: _n, version, ...input } = now
    const stale = await world.admin.api.call(backupRoutes.putBackupSchedule, { body: input, version })
    expect(stale.json()).toMatchObject({ status: 412 })
  })

  it('begins a backup once a day, by the company’s clock, and again after a failure', async () => {
    const tick = async (instant: string) => {
      world.setClock(instant)
      world.jobs.length = 0
      await backupClockJob(world.system, {}, new AbortController().signal)
      return world.jobs.length
    }
    await world.database.ownerQuery("update backup_schedule set since = now() - interval '2 days'")
    const day = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10)
    expect(await tick(`${day}T15:20:00Z`)).toBe(1)
    expect(await tick(`${day}T15:21:00Z`)).toBe(0)
    const run = (await overview()).runs.find(({ state }) => state === 'queued')
    expect(run).toMatchObject({ cause: 'scheduled', state: 'queued', by: null })
    await world.database.ownerQuery("update backup_runs set state = 'failed', finished_at = created_at where id = $1", [
      run?.id,
    ])
    expect(await tick(`${day}T15:40:00Z`)).toBe(0)
    expect(await tick(`${day}T16:20:01Z`)).toBe(1)
    expect(await work()).toMatchObject({ state: 'done', cause: 'scheduled' })
    expect(await tick(`${day}T20:00:00Z`)).toBe(0)
    world.setClock(null)
  })

  it('keeps as many as it is told to, and never removes what it did not make', async () => {
    const folder = join(elsewhere, 'new')
    const foreign = join(folder, 'zhike-2020-01-01-033000-scheduled.backup')
    writeFileSync(foreign, 'of another Zhike')
    for (const day of ['2026-01-05', '2026-01-06', '2026-01-07']) {
      world.setClock(`${day}T12:00:00Z`)
      await world.database.ownerQuery(
        "insert into backup_runs (id, kind, cause) values (gen_random_uuid(), 'backup', 'scheduled')",
      )
      const [open] = await world.database.ownerQuery<{ id: string }>(
        "select id from backup_runs where state = 'queued'",
      )
      world.jobs.push({ name: 'run-backup', data: { runId: open?.id } })
      await work()
    }
    world.setClock(null)
    const kept = knownBackups(world.env.dataDir).filter(({ kind }) => kind === 'scheduled')
    // Yesterday's of the test before, and the newest of these.
    expect(kept.map(({ at }) => at.slice(0, 10)).slice(1)).toEqual(['2026-01-07'])
    expect(readdirSync(folder).filter((name) => name.startsWith('zhike-2026-01'))).toHaveLength(1)
    expect(existsSync(foreign)).toBe(true)
    expect(await actions()).toContain('backup.remove-old')
  })

  it('tells of a run whose process was killed', async () => {
    await world.database.ownerQuery(
      "insert into backup_runs (id, kind, cause, state, touched_at) values (gen_random_uuid(), 'backup', 'scheduled', 'running', now() - interval '2 minutes')",
    )
    await backupClockJob(world.system, {}, new AbortController().signal)
    const { runs, health } = await overview()
    expect(runs[0]).toMatchObject({ state: 'failed', error: expect.stringContaining('服务停了') })
    expect(health).toBe('failed')
    const events = await world.database.ownerQuery("select name from events where name = 'backup.failed'")
    expect(events.length).toBeGreaterThan(0)
  })

  it('fails in sight when the folder is gone', async () => {
    mkdirSync(join(elsewhere, 'file-parent'))
    await schedule({ folder: join(elsewhere, 'file-parent/in') })
    rmSync(join(elsewhere, 'file-parent'), { recursive: true })
    writeFileSync(join(elsewhere, 'file-parent'), 'a file where a folder was')
    expect((await overview()).folderProblem).toContain(elsewhere)
    const refused = await world.admin.api.call(backupRoutes.startBackup)
    expect(refused.json()).toMatchObject({ code: 'backup.folder-unusable', status: 422 })
  })
})
