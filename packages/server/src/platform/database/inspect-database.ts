import type pg from 'pg'
import { clientConfig } from './client-config.ts'
import { DatabaseProblem } from './database-problem.ts'
import { readMigrationState } from './migrate.ts'
import type { OpenDatabase } from './open-database.ts'
import { newClient } from './new-client.ts'

export interface DatabaseReport {
  version: string
  versionNumber: number
  database: string
  owner: string
  encoding: string
  usedConnections: number
  maxConnections: number
  applied: number
  pending: string[]
  migrationProblem: string | null
  collation: { recordedVersion: string | null; actualVersion: string | null }
  appRoleExcess: string[]
  appRoleMissing: string[]
  invalidIndexes: string[]
  clockDifferenceMs: number
}

/** Facts about the database for the doctor, asked as its owner; nothing is changed. */
export async function inspectDatabase(database: OpenDatabase): Promise<DatabaseReport> {
  const client = newClient(clientConfig(database.ownerUrl, 'zhike doctor'))
  await client.connect()
  try {
    return {
      ...(await readServer(client)),
      ...(await readMigrations(client)),
      ...(await readRights(client, database.appRole)),
      collation: await readCollation(client),
      invalidIndexes: await readInvalidIndexes(client),
      clockDifferenceMs: await compareClocks(client),
    }
  } finally {
    await client.end()
  }
}

async function readServer(client: pg.Client) {
  const { rows } = await client.query(`
    select current_setting('server_version') as version, current_setting('server_version_num')::int as "versionNumber",
      current_database() as database, current_user as owner, current_setting('server_encoding') as encoding,
      (select count(*) from pg_stat_activity where backend_type = 'client backend') as "usedConnections",
      current_setting('max_connections')::int as "maxConnections"`)
  return rows[0]
}

async function readMigrations(client: pg.Client) {
  try {
    const { applied, pending } = await readMigrationState(client)
    return { applied: applied.length, pending: pending.map((file) => file.name), migrationProblem: null }
  } catch (error) {
    if (!(error instanceof DatabaseProblem)) throw error
    return { applied: 0, pending: [], migrationProblem: error.message }
  }
}

async function readCollation(client: pg.Client) {
  const { rows } = await client.query<{ recordedVersion: string | null; actualVersion: string | null }>(`
    select collversion as "recordedVersion", coalesce(pg_collation_actual_version(oid), 'unversioned') as "actualVersion"
    from pg_collation where collname = 'zh-x-icu'`)
  return rows[0] ?? { recordedVersion: null, actualVersion: null }
}

async function readInvalidIndexes(client: pg.Client) {
  const { rows } = await client.query<{ name: string }>(
    'select indexrelid::regclass::text as name from pg_index where not indisvalid order by 1',
  )
  return rows.map((row) => row.name)
}

async function compareClocks(client: pg.Client) {
  const before = Date.now()
  const { rows } = await client.query<{ ms: number }>(
    'select extract(epoch from clock_timestamp())::float8 * 1000 as ms',
  )
  return (rows[0]?.ms ?? before) - (before + Date.now()) / 2
}

/** What the role that serves may do and must not, and the reverse; a table that is not there yet counts for neither. */
async function readRights(client: pg.Client, role: string | null) {
  if (role === null) return { appRoleExcess: [], appRoleMissing: [] }
  const { rows } = await client.query<{ right: string; held: boolean; wanted: boolean }>(
    `select r.label as right, r.held, r.wanted from (values
       ('superuser', (select rolsuper from pg_roles where rolname = $1), false),
       ('creating roles', (select rolcreaterole from pg_roles where rolname = $1), false),
       ('acting as the owner', pg_has_role($1, current_user, 'member'), false),
       ('creating tables', has_schema_privilege($1, 'public', 'create'), false),
       ('creating schemas', has_database_privilege($1, current_database(), 'create'), false),
       ('deleting tenures', has_table_privilege($1, to_regclass('public.tenures'), 'delete'), false),
       ('changing the audit', has_table_privilege($1, to_regclass('public.audit_entries'), 'update'), false),
       ('deleting from the audit', has_table_privilege($1, to_regclass('public.audit_entries'), 'delete'), false),
       ('changing the values of the audit', has_table_privilege($1, to_regclass('public.audit_values'), 'update, delete'), false),
       ('changing the seals of the audit', has_table_privilege($1, to_regclass('public.audit_seals'), 'update, delete'), false),
       ('reading customers', has_table_privilege($1, to_regclass('public.customers'), 'select'), true),
       ('adding tenures', has_table_privilege($1, to_regclass('public.tenures'), 'insert'), true),
       ('adding jobs', has_table_privilege($1, to_regclass('pgboss.job'), 'insert'), true)
     ) as r(label, held, wanted) where r.held <> r.wanted`,
    [role],
  )
  return {
    appRoleExcess: rows.filter((row) => !row.wanted).map((row) => row.right),
    appRoleMissing: rows.filter((row) => row.wanted).map((row) => row.right),
  }
}
