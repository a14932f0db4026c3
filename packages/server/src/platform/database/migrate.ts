import pg from 'pg'
import { clientConfig } from './client-config.ts'
import { DatabaseProblem } from './database-problem.ts'
import { installJobSchema } from './job-schema.ts'
import { type MigrationFile, migrationsFolder, readGrants, readMigrationFiles } from './migration-files.ts'
import { newClient } from './new-client.ts'

/** Two migrators at once wait for each other on this lock ("zhike" and "migr" in ASCII). */
export const migrationLock = [0x7a68696b, 0x6d696772]

export const migrationsTable = `create table if not exists public.schema_migrations (
  version int primary key,
  name text not null,
  checksum text not null,
  applied_at timestamptz not null default now(),
  duration_ms int not null
)`

export interface MigrateOptions {
  ownerUrl: string
  /** Roles that serve: grants are renewed for them after the migrations. */
  appRole?: string | null | undefined
  folder?: string
  /** Called once, before an upgrade changes anything: a schema is there and migrations wait. What it throws ends it all. */
  beforeUpgrade?: ((pending: readonly MigrationFile[]) => Promise<void>) | undefined
  /** Told before each migration that runs. */
  onMigration?: ((name: string) => void) | undefined
}

interface AppliedMigration {
  version: number
  name: string
  checksum: string
}

export interface MigrationState {
  applied: AppliedMigration[]
  pending: MigrationFile[]
}

/** Brings the schema up to date as the owner, one transaction a file, then renews the grants. Returns what ran. */
export async function migrate(options: MigrateOptions): Promise<string[]> {
  const folder = options.folder ?? migrationsFolder
  const files = readMigrationFiles(folder)
  const client = newClient(clientConfig(options.ownerUrl, 'zhike migrate'))
  await client.connect()
  try {
    await requireUsableServer(client)
    await client.query('select pg_advisory_lock($1, $2)', migrationLock)
    await client.query(migrationsTable)
    const { applied, pending } = compareMigrations(await readApplied(client), files)
    if (applied.length > 0 && pending.length > 0) await options.beforeUpgrade?.(pending)
    for (const file of pending) {
      options.onMigration?.(file.name)
      await applyMigration(client, file)
    }
    await installJobSchema(client)
    if (options.appRole) await grantAll(client, options.appRole, folder)
    return pending.map((file) => file.name)
  } finally {
    await client.end()
  }
}

/** What ran and what is still to run; on a database that Zhike has never seen everything is pending. */
export async function readMigrationState(
  client: pg.ClientBase | pg.Pool,
  folder = migrationsFolder,
): Promise<MigrationState> {
  const { rows } = await client.query("select to_regclass('public.schema_migrations') is not null as there")
  return compareMigrations(rows[0]?.there === true ? await readApplied(client) : [], readMigrationFiles(folder))
}

async function readApplied(client: pg.ClientBase | pg.Pool): Promise<AppliedMigration[]> {
  const { rows } = await client.query<AppliedMigration>(
    'select version, name, checksum from public.schema_migrations order by version',
  )
  return rows
}

/** Refuses a database that is newer than this program, and a migration that was edited after it ran. */
function compareMigrations(applied: AppliedMigration[], files: MigrationFile[]): MigrationState {
  const byVersion = new Map(files.map((file) => [file.version, file]))
  for (const done of applied) {
    const file = byVersion.get(done.version)
    if (file === undefined) {
      throw new DatabaseProblem(
        `The database was made by a newer Zhike: it holds migration ${done.name}, which this program does not have. ` +
          'Start the newer program, or restore a backup from before the upgrade.',
      )
    }
    if (file.checksum !== done.checksum) {
      throw new DatabaseProblem(
        `Migration ${file.name} was edited after it ran in this database. Migrations are never edited: ` +
          `restore the file as it was and put the change into a new one.`,
      )
    }
  }
  const done = new Set(applied.map((one) => one.version))
  return { applied, pending: files.filter((file) => !done.has(file.version)) }
}

async function applyMigration(client: pg.Client, file: MigrationFile): Promise<void> {
  await client.query('begin')
  try {
    await runMigration(client, file)
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

/** One migration within the transaction that is open. */
export async function runMigration(client: pg.Client, file: MigrationFile): Promise<void> {
  const started = Date.now()
  try {
    await client.query(file.sql)
    await client.query(
      'insert into public.schema_migrations (version, name, checksum, duration_ms) values ($1, $2, $3, $4)',
      [file.version, file.name, file.checksum, Date.now() - started],
    )
  } catch (error) {
    throw new DatabaseProblem(`Migration ${file.name} failed and was undone: ${messageOf(error, file.sql)}`, {
      cause: error,
    })
  }
}

/** PostgreSQL tells the place as a character offset; a person looks for a line. */
function messageOf(error: unknown, sql: string): string {
  if (!(error instanceof pg.DatabaseError)) return String(error)
  const line = error.position ? ` (line ${sql.slice(0, Number(error.position)).split('\n').length})` : ''
  return `${error.message}${line}`
}

async function grantAll(client: pg.Client, appRole: string, folder: string): Promise<void> {
  const role = pg.escapeIdentifier(appRole)
  await client.query('begin')
  await client.query(readGrants(appRole, folder))
  await client.query(`
    grant usage on schema pgboss to ${role};
    grant select, insert, update, delete on all tables in schema pgboss to ${role};
    grant usage, select on all sequences in schema pgboss to ${role};
    grant execute on all functions in schema pgboss to ${role};
  `)
  await client.query('commit')
}

export async function requireUsableServer(client: pg.Client): Promise<void> {
  const { rows } = await client.query(
    "select current_setting('server_version_num')::int as version, current_setting('server_version') as name, current_setting('server_encoding') as encoding, current_database() as database",
  )
  const { version, name, encoding, database } = rows[0]
  if (version < 150_000) {
    throw new DatabaseProblem(
      `PostgreSQL ${name} is too old: Zhike needs 15 or newer. Upgrade it, or leave DATABASE_URL unset.`,
    )
  }
  if (encoding !== 'UTF8') {
    throw new DatabaseProblem(
      `Database "${database}" is encoded in ${encoding}, which cannot hold Chinese. ` +
        `Make a new one: create database ${database}_utf8 encoding 'UTF8' template template0`,
    )
  }
}
