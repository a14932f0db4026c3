import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { ensureApplicationLogin } from '../src/platform/database/application-role.ts'
import { openEmbeddedPostgres } from '../src/platform/database/embedded/embedded-postgres.ts'
import { isAlive } from '../src/platform/database/embedded/process-state.ts'
import { migrate } from '../src/platform/database/migrate.ts'
import { readGrants, readMigrationFiles } from '../src/platform/database/migration-files.ts'

/** What a test file needs to clone its own database; plain data, since it travels to worker processes. */
export interface TestServer {
  adminUrl: string
  ownerUrl: string
  appUrl: string
  template: string
}

const here = dirname(fileURLToPath(import.meta.url))
const sourcesOfTemplate = ['job-schema.ts', 'migrate.ts', '../jobs/queues.ts']
// Any number, the same for every run: only one at a time makes the template.
const templateLock = 20_261_121

export async function startTestServer(): Promise<{ server: TestServer; close: () => Promise<void> }> {
  const checkout = createHash('sha256').update(here).digest('hex').slice(0, 8)
  const postgres = await openEmbeddedPostgres({
    dataDir: join(tmpdir(), `zhike-test-${userInfo().username}-${checkout}`),
    as: 'command',
    address: 'tests',
    // Nothing here has to survive a power cut.
    extraSettings: {
      fsync: 'off',
      synchronous_commit: 'off',
      full_page_writes: 'off',
      max_connections: '300',
      shared_buffers: '512MB',
      max_wal_size: '1GB',
      autovacuum_naptime: '10s',
    },
  })
  try {
    const login = await ensureApplicationLogin(postgres.ownerUrl, new URL(postgres.ownerUrl).password)
    if (login.role === null) throw new Error(login.reason)
    const adminUrl = urlOfDatabase(postgres.ownerUrl, 'postgres')
    const template = await makeTemplate(adminUrl, login.role)
    const server = { adminUrl, ownerUrl: postgres.ownerUrl, appUrl: login.url, template }
    return { server, close: () => postgres.close() }
  } catch (error) {
    await postgres.close()
    throw error
  }
}

/** A migrated database to copy, made once for each state of the migrations. */
async function makeTemplate(adminUrl: string, appRole: string): Promise<string> {
  const admin = new pg.Client({ connectionString: adminUrl })
  await admin.connect()
  try {
    await admin.query('select pg_advisory_lock($1)', [templateLock])
    const name = `template_${hashOfSchema()}`
    const { rows } = await admin.query<{ name: string }>(
      "select datname as name from pg_database where datname ~ '^(template|test)_'",
    )
    const names = rows.map((row) => row.name)
    await dropLeftovers(admin, names, name)
    if (names.includes(name)) return name
    const draft = `test_${process.pid}_template`
    await admin.query(`create database ${draft}`)
    await migrate({ ownerUrl: urlOfDatabase(adminUrl, draft), appRole })
    await admin.query(`alter database ${draft} rename to ${name}`)
    // A database with a session in it cannot be copied.
    await admin.query(`alter database ${name} with is_template true allow_connections false`)
    return name
  } finally {
    await admin.end()
  }
}

function hashOfSchema(): string {
  const hash = createHash('sha256')
  for (const file of readMigrationFiles()) hash.update(file.checksum)
  hash.update(readGrants('zhike_app'))
  for (const source of sourcesOfTemplate) hash.update(readFileSync(join(here, '../src/platform/database', source)))
  return hash.digest('hex').slice(0, 12)
}

/** Databases of runs that died, and templates of older schemas (the last few stay: another run may be using one). */
async function dropLeftovers(admin: pg.Client, names: string[], current: string): Promise<void> {
  const dead = names.filter((name) => name.startsWith('test_') && !isAlive(Number(name.split('_')[1])))
  const { rows } = await admin.query<{ name: string }>(
    "select datname as name from pg_database where datname ~ '^template_' and datname <> $1 order by oid desc offset 4",
    [current],
  )
  for (const { name } of rows) await admin.query(`alter database ${name} with is_template false`)
  for (const name of [...dead, ...rows.map((row) => row.name)]) {
    await admin.query(`drop database if exists ${name} with (force)`)
  }
}

export function urlOfDatabase(url: string, database: string): string {
  const parsed = new URL(url)
  parsed.pathname = `/${database}`
  return parsed.href
}
