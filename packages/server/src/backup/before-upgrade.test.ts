import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BackupManifest } from '@zhike/core/backup/manifest'
import { afterAll, beforeAll, beforeEach, expect, inject, it } from 'vitest'
import { query } from '../../test/database-holder.ts'
import { loadRelease, releaseFile } from '../../test/load-release.ts'
import { type RunningProgram, runZhike, startServer } from '../../test/run-program.ts'
import { urlOfDatabase } from '../../test/test-server.ts'
import { checkChain } from '../audit/check-chain.ts'
import { createDatabase } from '../platform/database/connect.ts'
import { freePort } from '../platform/database/embedded/postmaster.ts'
import { readMigrationFiles } from '../platform/database/migration-files.ts'
import { readHeader } from './archive-header.ts'
import { knownBackups } from './catalogue.ts'
import { countHolders } from './queries.ts'
import { openArchive, verifyArchive } from './read-archive.ts'

// The company of the first release, upgraded by this program.

const databases: string[] = []
const programs: RunningProgram[] = []
let folder: string
let env: Record<string, string>
let ownerUrl: string
let release: BackupManifest
let folders = 0

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'zhike upgrade '))
})
afterAll(async () => {
  for (const { child } of programs) child.kill('SIGKILL')
  for (const name of databases) await query(inject('testServer').adminUrl, `drop database ${name} with (force)`)
  rmSync(folder, { recursive: true, force: true })
})
beforeEach(async () => {
  ownerUrl = await emptyDatabase()
  release = await loadRelease(ownerUrl, releaseFile('0.1.0'))
  const appUrl = urlOfDatabase(inject('testServer').appUrl, databases.at(-1) ?? '')
  const dataDir = join(folder, `data ${++folders}`)
  env = { DATABASE_URL: appUrl, ZHIKE_OWNER_DATABASE_URL: ownerUrl, ZHIKE_DATA_DIR: dataDir }
})

async function emptyDatabase(): Promise<string> {
  const server = inject('testServer')
  const name = `test_${process.pid}_upgraded_${databases.length}`
  databases.push(name)
  await query(server.adminUrl, `create database ${name}`)
  return urlOfDatabase(server.ownerUrl, name)
}

const dataDir = () => env['ZHIKE_DATA_DIR'] ?? ''
const appliedVersions = async () =>
  (await query<{ version: number }>(ownerUrl, 'select version from schema_migrations')).length

it('backs up, says how to go back, and upgrades without losing a row', { timeout: 120_000 }, async () => {
  expect(release.migrations.length).toBeLessThan(readMigrationFiles().length)
  const upgraded = await runZhike(['migrate', '--json'], env)
  expect(upgraded.code, upgraded.stderr).toBe(0)
  expect(JSON.parse(upgraded.stdout).applied).toContain('0075_backups.sql')

  const [made] = knownBackups(dataDir())
  expect(made).toMatchObject({ kind: 'upgrade', customers: 60, orders: 150, isEncrypted: false })
  const file = made?.file ?? ''
  expect(upgraded.stderr).toContain('要退回升级前')
  expect(upgraded.stderr).toContain(`npm run -s zhike -- restore '${file}' --replace`)
  // It holds what was there before the first migration, row for row.
  const manifest = await verifyArchive(await openArchive(file, await readHeader(file), null))
  expect(manifest.tables).toEqual(release.tables)
  expect(manifest.migrations).toEqual(release.migrations)

  const handle = createDatabase(ownerUrl)
  expect(await countHolders(handle.db)).toEqual({ customers: 60, without: 0, several: 0 })
  expect(await checkChain(handle.db, 5)).toMatchObject({ faultCount: 0, sealed: 8 })
  await handle.close()

  // The way back: the former program's schema with its rows, over what the upgrade made of it.
  const again = await loadRelease(ownerUrl, file)
  expect(again.tables).toEqual(release.tables)
  expect(await appliedVersions()).toBe(release.migrations.length)
  // And up again; what is up to date is not backed up another time.
  expect((await runZhike(['migrate', '--no-backup'], env)).code).toBe(0)
  expect(JSON.parse((await runZhike(['migrate', '--json'], env)).stdout)).toEqual({ applied: [] })
  expect(knownBackups(dataDir())).toHaveLength(1)
})

it('upgrades nothing when the backup fails, unless it is told to do without', { timeout: 120_000 }, async () => {
  const before = await appliedVersions()
  expect((await runZhike(['doctor'], env)).code).toBe(1)
  mkdirSync(dataDir(), { recursive: true })
  writeFileSync(join(dataDir(), 'backups'), 'a file where the folder should be')
  const refused = await runZhike(['migrate', '--json'], env)
  expect(refused.code).toBe(1)
  expect(JSON.parse(refused.stdout.trim().split('\n').at(-1) ?? '').error).toMatchObject({
    code: 'backup.before-upgrade-failed',
    message: expect.stringContaining('ZHIKE_BACKUP_BEFORE_UPGRADE=no'),
  })
  expect(await appliedVersions()).toBe(before)
  const without = await runZhike(['migrate'], { ...env, ZHIKE_BACKUP_BEFORE_UPGRADE: 'no' })
  expect(without).toMatchObject({ code: 0, stderr: expect.stringContaining('without a backup') })
  expect(await appliedVersions()).toBe(readMigrationFiles().length)
})

it('does the same when the server starts, with the passphrase of its settings', { timeout: 120_000 }, async () => {
  const passphraseFile = join(folder, 'passphrase')
  writeFileSync(passphraseFile, 'a passphrase of the test\n')
  const port = String(await freePort())
  const server = startServer([], { ...env, ZHIKE_PORT: port, ZHIKE_BACKUP_PASSPHRASE_FILE: passphraseFile })
  programs.push(server)
  await server.saying('Zhike 知客: http')
  expect(server.output()).toContain('升级前的备份')
  expect(server.output()).toContain(`--passphrase-file '${passphraseFile}'`)
  const [made] = readdirSync(join(dataDir(), 'backups'))
  expect(made).toMatch(/-upgrade\.backup$/)
  expect(existsSync(join(dataDir(), 'program.json'))).toBe(true)
  expect(knownBackups(dataDir())).toMatchObject([{ kind: 'upgrade', isEncrypted: true }])
  expect((await server.end('SIGTERM')).code).toBe(0)
})
