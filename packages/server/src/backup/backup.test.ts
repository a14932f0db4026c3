import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BackupManifest } from '@zhike/core/backup/manifest'
import { Problem } from '@zhike/core/kernel/problem'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { query } from '../../test/database-holder.ts'
import { type DebianPostgres, debianPostgresIsHere, startDebianPostgres } from '../../test/debian-postgres.ts'
import { urlOfDatabase } from '../../test/test-server.ts'
import { createWorld, type World } from '../../test/world.ts'
import { checkChain } from '../audit/check-chain.ts'
import { sealAudit } from '../audit/seal-audit.ts'
import { createDatabase } from '../platform/database/connect.ts'
import { migrate } from '../platform/database/migrate.ts'
import { readMigrationFiles } from '../platform/database/migration-files.ts'
import { readHeader } from './archive-header.ts'
import { createBackup } from './create-backup.ts'
import { leftOutTables } from './left-out-tables.ts'
import { openArchive } from './read-archive.ts'
import { restoreBackup } from './restore-backup.ts'

const passphrase = 'a long 口令 of this test'
const picture = '0199aaaa-bbbb-7ccc-8ddd-eeeeffff0011'

let world: World
let folder: string
let plain: string
let sealed: string
let first: BackupManifest
const databases: string[] = []

beforeAll(async () => {
  world = await createWorld()
  folder = mkdtempSync(join(tmpdir(), 'zhike backup '))
  await world.addCustomers(
    Array.from({ length: 400 }, (_, index) => ({ name: `备份\t测试\n${index}\\有限公司`, personId: world.rep.id })),
  )
  await world.database.ownerQuery(
    `insert into tier_runs (id, state, scheme) values (gen_random_uuid(), 'running', '{}')`,
  )
  await sealAudit(world.system)
  mkdirSync(join(world.env.dataDir, 'files/11'), { recursive: true })
  writeFileSync(join(world.env.dataDir, 'files/11', picture), Buffer.alloc(300_000, 'picture'))
  writeFileSync(join(world.env.dataDir, 'files/11', `${picture}.part`), 'half')
  plain = join(folder, 'plain.backup')
  sealed = join(folder, 'sealed.backup')
  first = await backup(world.database.ownerUrl, plain, null, world.env.dataDir)
  await backup(world.database.ownerUrl, sealed, passphrase, world.env.dataDir)
}, 120_000)

afterAll(async () => {
  await world.close()
  for (const name of databases) await query(inject('testServer').adminUrl, `drop database ${name} with (force)`)
  rmSync(folder, { recursive: true, force: true })
})

function backup(ownerUrl: string, file: string, secret: string | null, dataDir: string) {
  return createBackup({ ownerUrl, dataDir, file, passphrase: secret, product: '0.1.0' })
}

async function restore(
  ownerUrl: string,
  file: string,
  options: { dataDir: string; secret?: string; replace?: boolean },
) {
  const archive = await openArchive(file, await readHeader(file), options.secret ?? null)
  return restoreBackup({
    archive,
    dataDir: options.dataDir,
    replace: options.replace ?? false,
    database: () => Promise.resolve({ ownerUrl, appRole: null, server: null }),
  })
}

async function emptyDatabase(): Promise<string> {
  const { adminUrl, ownerUrl } = inject('testServer')
  const name = `test_${process.pid}_restored_${databases.length}`
  databases.push(name)
  await query(adminUrl, `create database ${name}`)
  return urlOfDatabase(ownerUrl, name)
}

let folders = 0
const newFolder = () => join(folder, `data ${++folders}`)

/** The code of the refusal, and proof that no database was asked for. */
async function refusalOf(file: string, secret?: string): Promise<string> {
  try {
    const archive = await openArchive(file, await readHeader(file), secret ?? null)
    const database = () => Promise.reject(new Error('the database was touched'))
    await restoreBackup({ archive, dataDir: newFolder(), replace: true, database })
    return 'none'
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    // A placeholder that nobody filled would be part of what is compared.
    return /[{}]/.test(error.text('zh-CN')) ? error.text('zh-CN') : error.code
  }
}

/** What a backup promises of its content, apart from when and where it was made. */
const contentOf = ({ tables, files, sequences, migrations }: BackupManifest) => ({
  tables,
  files,
  sequences,
  migrations,
})

describe('a backup', () => {
  it('holds every table but the sign-ins under way, and is for its owner alone', async () => {
    const rows = await world.database.ownerQuery<{ name: string }>(
      `select schemaname || '.' || tablename as name from pg_tables where schemaname in ('public', 'auth')`,
    )
    const held = [...first.tables.map((table) => table.name), ...first.leftOut, 'public.schema_migrations']
    expect(held.sort()).toEqual(rows.map((row) => row.name).sort())
    expect(first.leftOut).toEqual([...leftOutTables].sort())
    expect(first.tables.find((table) => table.name === 'public.customers')?.rows).toBe(400)
    expect(first.files.map((file) => file.path)).toEqual([`files/11/${picture}`])
    expect(statSync(plain).mode & 0o777).toBe(0o600)
    expect(existsSync(`${plain}.part`)).toBe(false)
  })

  it('never overwrites a file', async () => {
    await expect(backup(world.database.ownerUrl, plain, null, world.env.dataDir)).rejects.toThrow('backup.file-exists')
  })

  it('leaves nothing behind when it fails', async () => {
    const file = join(folder, 'failed.backup')
    const nowhere = urlOfDatabase(world.database.ownerUrl, 'there_is_no_such_database')
    await expect(backup(nowhere, file, null, world.env.dataDir)).rejects.toThrow(/does not exist/)
    expect([file, `${file}.part`].filter((path) => existsSync(path))).toEqual([])
  })

  it('shows nothing of its content when it is encrypted', () => {
    expect(readFileSync(sealed).includes(Buffer.from('备份'))).toBe(false)
  })
})

describe('a file that is not as it was written', () => {
  const changed = (source: string, change: (content: Buffer) => Buffer) => {
    const path = join(folder, `changed ${++folders}`)
    writeFileSync(path, change(readFileSync(source)))
    return path
  }
  const flip = (at: number) => (content: Buffer) => {
    const place = at < 0 ? content.length + at : at
    content.writeUInt8(content.readUInt8(place) ^ 1, place)
    return content
  }

  it.each(['plain', 'sealed'])('is refused before anything is touched when it is truncated (%s)', async (kind) => {
    const source = kind === 'plain' ? plain : sealed
    const secret = kind === 'plain' ? undefined : passphrase
    const { length } = readFileSync(source)
    for (const keep of [length - 1, length - 17, Math.floor(length / 2), 5]) {
      const path = changed(source, (content) => content.subarray(0, keep))
      expect(await refusalOf(path, secret), `${keep} of ${length} bytes`).toBe('backup.truncated')
    }
    expect(await refusalOf(changed(source, () => Buffer.alloc(0)))).toBe('backup.not-a-backup')
  })

  it.each(['plain', 'sealed'])('is refused when one bit is another (%s)', async (kind) => {
    const source = kind === 'plain' ? plain : sealed
    const secret = kind === 'plain' ? undefined : passphrase
    const { bytes } = await readHeader(source)
    const { length } = readFileSync(source)
    for (const at of [bytes.length, bytes.length + 9, Math.floor(length / 2), -20, -1]) {
      const code = await refusalOf(changed(source, flip(at)), secret)
      expect(['backup.altered', 'backup.truncated'], `bit at ${at}`).toContain(code)
    }
    const longer = changed(source, (content) => Buffer.concat([content, Buffer.from('x')]))
    expect(await refusalOf(longer, secret)).toBe('backup.altered')
  })

  it('is refused when another program wrote it, or a newer one', async () => {
    const other = changed(plain, () => Buffer.from('PK\u0003\u0004 something else'))
    expect(await refusalOf(other)).toBe('backup.not-a-backup')
    const newer = changed(plain, (content) =>
      Buffer.from(content.toString('latin1').replace('"format":1', '"format":2'), 'latin1'),
    )
    expect(await refusalOf(newer)).toBe('backup.too-new')
  })

  it('is refused without its passphrase or with another', async () => {
    expect(await refusalOf(sealed)).toBe('backup.passphrase-missing')
    expect(await refusalOf(sealed, `${passphrase}!`)).toBe('backup.passphrase-wrong')
  })

  it('is refused when it holds a migration that this program does not know', async () => {
    const version = 9999
    await world.database.ownerQuery(
      `insert into schema_migrations (version, name, checksum, duration_ms) values ($1, '9999_later.sql', $2, 0)`,
      [version, 'a'.repeat(64)],
    )
    const file = join(folder, 'later.backup')
    await backup(world.database.ownerUrl, file, null, world.env.dataDir)
    await world.database.ownerQuery('delete from schema_migrations where version = $1', [version])
    expect(await refusalOf(file)).toBe('backup.too-new')
  })
})

describe('a restore', () => {
  it('brings everything back into an empty place, and ends runs that nobody carries on', async () => {
    const target = await emptyDatabase()
    const dataDir = newFolder()
    expect(await restore(target, sealed, { dataDir, secret: passphrase })).toEqual(
      expect.objectContaining(contentOf(first)),
    )
    expect(readFileSync(join(dataDir, 'files/11', picture)).length).toBe(300_000)
    expect(await query(target, 'select state from tier_runs')).toEqual([{ state: 'failed' }])
    expect(await query(target, 'select count(*)::int as n from schema_migrations')).toEqual([
      { n: readMigrationFiles().length },
    ])
    const shapes = `select string_agg(x, E'\n' order by x) as all from (
      select conrelid::regclass || conname || pg_get_constraintdef(oid) || convalidated::text as x from pg_constraint
        where connamespace::regnamespace::text in ('public', 'auth')
      union all select pg_get_indexdef(indexrelid) from pg_index i join pg_class c on c.oid = indrelid
        where c.relnamespace::regnamespace::text in ('public', 'auth')
      union all select tgrelid::regclass || tgname || tgenabled::text from pg_trigger where not tgisinternal) as s`
    expect(await query(target, shapes)).toEqual(await query(world.database.ownerUrl, shapes))
    await expect(
      query(
        target,
        "update tenures set start_at = start_at - interval '1 day', prev_end_at = start_at - interval '1 day'",
      ),
    ).rejects.toThrow(/tenures_no_gap/)
  })

  it('leaves a company that is there alone, unless it may go', async () => {
    const target = await emptyDatabase()
    const dataDir = newFolder()
    await restore(target, plain, { dataDir })
    await expect(restore(target, plain, { dataDir: newFolder() })).rejects.toThrow('backup.target-in-use')
    await expect(restore(await emptyDatabase(), plain, { dataDir })).rejects.toThrow('backup.target-in-use')
    mkdirSync(join(dataDir, 'imports'))
    writeFileSync(join(dataDir, 'imports/0199.upload'), 'of what is replaced')
    await query(target, "update company set name = 'another one'")
    await restore(target, plain, { dataDir, replace: true })
    expect(existsSync(join(dataDir, 'imports/0199.upload'))).toBe(false)
    expect(existsSync(join(dataDir, 'files/11', picture))).toBe(true)
    expect(contentOf(await backup(target, join(folder, 'again.backup'), null, dataDir)).files).toEqual(first.files)
  })

  it('that fails midway leaves the rows and files that were there', async () => {
    const target = await emptyDatabase()
    const dataDir = newFolder()
    await restore(target, plain, { dataDir })
    // Whole and well formed, but of a database whose owner switched a reference off: it fails when the rows are in.
    const broken = await emptyDatabase()
    await restore(broken, plain, { dataDir: newFolder() })
    await query(broken, 'alter table customers drop constraint customers_always_held')
    await query(broken, `delete from tenures where customer_id = (select id from customers limit 1)`)
    const brokenFiles = newFolder()
    mkdirSync(join(brokenFiles, 'files/22'), { recursive: true })
    writeFileSync(join(brokenFiles, 'files/22/0199new'), 'new')
    const file = join(folder, 'broken.backup')
    await backup(broken, file, null, brokenFiles)
    await query(target, "update company set name = 'still here'")
    await expect(restore(target, file, { dataDir, replace: true })).rejects.toThrow(/nothing was changed.*customers/s)
    expect(await query(target, 'select name from company')).toEqual([{ name: 'still here' }])
    expect(await query(target, 'select count(*)::int as n from customers')).toEqual([{ n: 400 }])
    expect(existsSync(join(dataDir, 'files/22/0199new'))).toBe(false)
    expect(existsSync(join(dataDir, 'files/11', picture))).toBe(true)
    expect(existsSync(join(dataDir, `restoring-${process.pid}`))).toBe(false)
  })

  it('of an older Zhike goes on with the newer migrations', async () => {
    const older = newFolder()
    mkdirSync(older)
    const files = readMigrationFiles()
    for (const file of files.slice(0, -2)) writeFileSync(join(older, file.name), file.sql)
    const source = await emptyDatabase()
    await migrate({ ownerUrl: source, folder: older })
    await query(source, "insert into company (name) values ('从前的公司')")
    const file = join(folder, 'older.backup')
    await backup(source, file, null, newFolder())
    const target = await emptyDatabase()
    await restore(target, plain, { dataDir: newFolder() })
    const manifest = await restore(target, file, { dataDir: newFolder(), replace: true })
    expect(manifest.migrations).toHaveLength(files.length - 2)
    expect(await query(target, 'select count(*)::int as n from schema_migrations')).toEqual([{ n: files.length }])
    expect(await query(target, 'select name, (select count(*)::int from customers) as customers from company')).toEqual(
      [{ name: '从前的公司', customers: 0 }],
    )
  })

  it('keeps away from the tables of other programs', async () => {
    const target = await emptyDatabase()
    await query(target, 'create table invoices (id int)')
    await expect(restore(target, plain, { dataDir: newFolder(), replace: true })).rejects.toThrow(
      'backup.target-foreign',
    )
  })
})

describe.skipIf(!debianPostgresIsHere)('embedded → PostgreSQL 15 → embedded (needs Debian’s postgresql-15)', () => {
  let postgres: DebianPostgres
  beforeAll(async () => {
    postgres = await startDebianPostgres()
  })
  afterAll(() => postgres.close())

  it(
    'ends with the same rows, of one instant while others write, restored by a plain owner',
    { timeout: 90_000 },
    async () => {
      await query(postgres.adminUrl, "create role plain login password 'pw'")
      await query(postgres.adminUrl, 'create database moved owner plain')
      const middle = urlOfDatabase(postgres.adminUrl, 'moved').replace('postgres:admin', 'plain:pw')
      let writing = true
      let written = 0
      const writer = (async () => {
        for (; writing; written += 20) {
          await world.addCustomers(Array.from({ length: 20 }, (_, n) => ({ name: `边写边备份 ${written + n}` })))
        }
      })()
      const file = join(folder, 'moving.backup')
      await expect.poll(() => written).toBeGreaterThan(0)
      const made = await backup(world.database.ownerUrl, file, passphrase, world.env.dataDir)
      writing = false
      await writer
      const rowsOf = (name: string) => made.tables.find((table) => table.name === name)?.rows
      expect(rowsOf('public.customers')).toBeGreaterThan(400)
      expect(rowsOf('public.tenures')).toBe(rowsOf('public.customers'))

      const between = newFolder()
      await restore(middle, file, { dataDir: between, secret: passphrase })
      await query(middle, "update tier_runs set state = 'running', finished_at = null, error = null")
      const back = join(folder, 'back.backup')
      const middleManifest = await backup(middle, back, null, between)
      const end = await emptyDatabase()
      const last = await restore(end, back, { dataDir: newFolder() })
      expect(contentOf(last)).toEqual(contentOf(middleManifest))
      expect(contentOf(middleManifest)).toEqual(contentOf(made))
      const handle = createDatabase(end)
      const chain = await checkChain(handle.db, 5)
      await handle.close()
      expect(chain).toMatchObject({ faultCount: 0, erased: 0 })
      expect(chain?.sealed).toBeGreaterThan(0)
      expect(chain?.sealed).toBe(rowsOf('public.audit_seals'))
    },
  )
})
