import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BackupManifest } from '@zhike/core/backup/manifest'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { checkChain } from '../src/audit/check-chain.ts'
import { sealAudit } from '../src/audit/seal-audit.ts'
import { readHeader } from '../src/backup/archive-header.ts'
import { createBackup } from '../src/backup/create-backup.ts'
import { countHolders } from '../src/backup/queries.ts'
import { openArchive, verifyArchive } from '../src/backup/read-archive.ts'
import { restoreBackup } from '../src/backup/restore-backup.ts'
import { testRestore } from '../src/backup/restore-test.ts'
import { createDatabase } from '../src/platform/database/connect.ts'
import { holdDatabase, query, temporaryFolder, type TemporaryFolder } from './database-holder.ts'
import { type DebianPostgres, debianPostgresIsHere, startDebianPostgres } from './debian-postgres.ts'
import { importFile } from './import-file.ts'
import { urlOfDatabase } from './test-server.ts'
import { createWorld, type World } from './world.ts'

// Backups while customers are being imported, and one of them from the embedded database to another folder, to Debian's
// PostgreSQL 15 and back. With 100,000 rows:
//   ZHIKE_ACCEPTANCE_ROWS=100000 npm test -- packages/server/test/backup-acceptance.test.ts

const rows = Number(process.env['ZHIKE_ACCEPTANCE_ROWS'] ?? 2000)
const patience = 60_000 + rows * 15

let world: World
let folder: string
let first: TemporaryFolder
let last: TemporaryFolder
beforeAll(async () => {
  world = await createWorld()
  folder = mkdtempSync(join(tmpdir(), 'zhike acceptance '))
  first = temporaryFolder('other folder')
  last = temporaryFolder('back again')
}, 60_000)
afterAll(async () => {
  await world.close()
  first.remove()
  last.remove()
  rmSync(folder, { recursive: true, force: true })
})

function customersFile(): string {
  const owners = [world.rep.email, world.deputy.email, world.stranger.email, '']
  const lines = Array.from(
    { length: rows },
    (_, n) => `第${n}家精密机械有限公司,C${n},${owners[n % owners.length]},139${String(n).padStart(8, '0')}`,
  )
  return ['客户名称,客户编号,负责人邮箱,手机', ...lines].join('\n')
}

/** What a backup promises of its content, apart from when and where it was made. */
const contentOf = ({ tables, files, sequences, migrations }: BackupManifest) => ({
  tables,
  files,
  sequences,
  migrations,
})
const rowsOf = (manifest: BackupManifest, table: string) =>
  manifest.tables.find(({ name }) => name === `public.${table}`)?.rows ?? 0

const here = () => ({ ownerUrl: world.database.ownerUrl, dataDir: world.env.dataDir })
const backUp = (file: string, place = here()) => createBackup({ ...place, file, passphrase: null, product: '0.1.0' })

/** Restores a file somewhere and backs that up again. */
async function move(file: string, place: ReturnType<typeof here>, to: string): Promise<void> {
  const archive = await openArchive(file, await readHeader(file), null)
  const database = () => Promise.resolve({ ownerUrl: place.ownerUrl, appRole: null, server: null })
  await restoreBackup({ archive, dataDir: place.dataDir, replace: false, database })
  await backUp(to, place)
}

async function manifestOf(file: string): Promise<BackupManifest> {
  return verifyArchive(await openArchive(file, await readHeader(file), null))
}

it('backups taken during an import are each of one instant and restore whole', { timeout: patience }, async () => {
  await world.addCustomers(Array.from({ length: 50 }, (_, n) => ({ name: `早就在的 ${n}`, personId: world.rep.id })))
  await sealAudit(world.system)
  let isImporting = true
  const importing = importFile(world.admin.ctx, { kind: 'customers', content: customersFile() }).finally(() => {
    isImporting = false
  })
  const during: { file: string; manifest: BackupManifest }[] = []
  while (isImporting && during.length < 20) {
    const file = join(folder, `during-${during.length}.backup`)
    const manifest = await backUp(file)
    // Made to its end while rows came in.
    if (isImporting) during.push({ file, manifest })
  }
  expect(await importing).toMatchObject({ state: 'done', counts: { created: rows } })
  const file = join(folder, 'after.backup')
  during.push({ file, manifest: await backUp(file) })
  expect(during.length).toBeGreaterThanOrEqual(2)

  for (const { manifest } of during) {
    // The import is written in one piece: a backup holds all of it or nothing, and never half a customer.
    expect([50, 50 + rows]).toContain(rowsOf(manifest, 'customers'))
    expect(rowsOf(manifest, 'tenures')).toBe(rowsOf(manifest, 'customers'))
    expect(rowsOf(manifest, 'customer_stats')).toBe(rowsOf(manifest, 'customers'))
  }
  for (const backup of [during.at(0), during.at(-2), during.at(-1)]) {
    const report = await testRestore(world.system, {
      ...here(),
      file: backup?.file ?? '',
      passphrase: null,
      onStage: () => undefined,
    })
    expect(report).toMatchObject({ isOk: true, holders: { without: 0, several: 0 }, audit: { faults: 0 } })
  }
})

it.skipIf(!debianPostgresIsHere)(
  'the imported company moves to another folder, to Debian’s PostgreSQL 15 (needs postgresql-15) and back, and stays the same',
  { timeout: patience },
  async () => {
    await sealAudit(world.system)
    const file = join(folder, 'moving.backup')
    const manifest = await backUp(file)
    expect(rowsOf(manifest, 'customers')).toBe(50 + rows)

    const other = await holdDatabase(first.path, { as: 'command' })
    const second = join(folder, 'second.backup')
    try {
      await move(file, { ownerUrl: other.said.ownerUrl, dataDir: first.path }, second)
    } finally {
      await other.end('SIGTERM')
    }
    expect(contentOf(await manifestOf(second))).toEqual(contentOf(manifest))

    const postgres: DebianPostgres = await startDebianPostgres()
    const third = join(folder, 'third.backup')
    try {
      await query(postgres.adminUrl, "create role plain login password 'pw'")
      await query(postgres.adminUrl, 'create database moved owner plain')
      const plain = urlOfDatabase(postgres.adminUrl, 'moved').replace('postgres:admin', 'plain:pw')
      await move(second, { ownerUrl: plain, dataDir: join(folder, 'data there') }, third)
    } finally {
      await postgres.close()
    }
    expect(contentOf(await manifestOf(third))).toEqual(contentOf(manifest))

    const holder = await holdDatabase(last.path, { as: 'command' })
    const fourth = join(folder, 'fourth.backup')
    await move(third, { ownerUrl: holder.said.ownerUrl, dataDir: last.path }, fourth)
    expect(contentOf(await manifestOf(fourth))).toEqual(contentOf(manifest))
    const handle = createDatabase(holder.said.ownerUrl)
    expect(await countHolders(handle.db)).toEqual({ customers: 50 + rows, without: 0, several: 0 })
    const chain = await checkChain(handle.db, 60)
    await handle.close()
    await holder.end('SIGTERM')
    expect(chain).toMatchObject({ faultCount: 0, sealed: rowsOf(manifest, 'audit_seals') })
    expect(chain?.sealed).toBeGreaterThan(0)
  },
)
