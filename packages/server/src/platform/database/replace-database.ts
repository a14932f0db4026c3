import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { clientConfig } from './client-config.ts'
import { DatabaseProblem } from './database-problem.ts'
import { migrationLock, migrationsTable, requireUsableServer, runMigration } from './migrate.ts'
import type { MigrationFile } from './migration-files.ts'
import { copyOut, type SequenceState } from './read-snapshot.ts'
import { fixTextFormat, quoteColumns, quoteTable, readTables, type TableShape } from './table-catalog.ts'
import { newClient } from './new-client.ts'

export interface ReplacePlan {
  /** The migrations that make the schema which the rows fit. */
  before: MigrationFile[]
  /** Those that this program has beyond it. */
  after: MigrationFile[]
  sequences: SequenceState[]
  /** Fills the tables; they are empty, without references and indexes, in any order. */
  load(session: LoadSession): Promise<void>
  /** Looks at what was loaded, references and indexes included; what it throws undoes everything. */
  check(session: LoadSession): Promise<void>
}

export interface LoadSession {
  copyIn(table: TableShape, data: AsyncIterable<Buffer>): Promise<void>
  copyOut(table: TableShape): AsyncIterable<Buffer>
}

/** Everything of Zhike in this database is replaced, in one transaction: a failure leaves what was there. */
export async function replaceDatabase(ownerUrl: string, plan: ReplacePlan): Promise<void> {
  const client = newClient(clientConfig(ownerUrl, 'zhike restore'))
  // A connection that breaks between two statements is told by the next one.
  client.on('error', () => undefined)
  await client.connect()
  try {
    await requireUsableServer(client)
    await client.query('begin')
    await fixTextFormat(client)
    await client.query("set local lock_timeout = '10s'")
    await client.query('select pg_advisory_xact_lock($1, $2)', migrationLock)
    await removeEverything(client)
    await client.query(migrationsTable)
    for (const file of plan.before) await runStep(client, file)
    await fill(client, plan)
    for (const file of plan.after) await runStep(client, file)
    await endInterruptedRuns(client)
    await client.query('analyze')
    await client.query('commit')
  } catch (error) {
    throw explain(error)
  } finally {
    // Whatever is not committed goes with the connection.
    await client.end()
  }
}

async function fill(client: pg.Client, plan: ReplacePlan): Promise<void> {
  const tables = (await readTables(client)).filter((table) => table.name !== 'public.schema_migrations')
  // What migrations wrote into new tables is among the rows of the backup.
  await client.query(`truncate ${tables.map((table) => quoteTable(table.name)).join(', ')}`)
  for (const { name } of tables) await client.query(`alter table ${quoteTable(name)} disable trigger user`)
  const putBack = await takeConstraintsOff(client)
  const session: LoadSession = {
    async copyIn({ name, columns }, data) {
      const sink = client.query(copyFrom(`copy ${quoteTable(name)} (${quoteColumns(columns)}) from stdin`))
      await pipeline(Readable.from(data), sink)
    },
    copyOut: (table) => copyOut(client, table),
  }
  await plan.load(session)
  for (const { name, next } of plan.sequences) {
    await client.query(`alter sequence ${quoteTable(name)} restart with ${BigInt(next)}`)
  }
  for (const statement of putBack) await client.query(statement)
  for (const { name } of tables) await client.query(`alter table ${quoteTable(name)} enable trigger user`)
  await plan.check(session)
}

/** Checks that wait for the end of a transaction would forbid the next migration to alter their table. */
async function runStep(client: pg.Client, file: MigrationFile): Promise<void> {
  await runMigration(client, file)
  await client.query('set constraints all immediate')
  await client.query('set constraints all deferred')
}

/** Without CASCADE: what somebody else built upon our tables (a view, say) is named and nothing is done. */
async function removeEverything(client: pg.Client): Promise<void> {
  const tables = (await readTables(client)).map((table) => quoteTable(table.name))
  const ours = `
    select p.oid::regprocedure::text as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname in ('public', 'auth') and p.proowner = to_regrole(quote_ident(current_user))
      and not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')`
  const dropRoutines = async (text: string) => {
    const { rows } = await client.query<{ name: string }>(text)
    for (const { name } of rows) await client.query(`drop routine ${name}`)
  }
  // A function that takes rows of a table stands on it; triggers, which go with their table, stand on theirs.
  await dropRoutines(`${ours} and exists (
    select from pg_depend d join pg_type t on t.oid = d.refobjid join pg_class c on c.oid = t.typrelid and c.relkind in ('r', 'p')
    where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.refclassid = 'pg_type'::regclass)`)
  if (tables.length > 0) await client.query(`drop table ${tables.join(', ')}`)
  // An aggregate stands on its functions.
  await dropRoutines(`${ours} order by p.prokind <> 'a'`)
  await client.query('drop schema if exists auth')
  const jobs = await client.query("select to_regclass('pgboss.job') is not null as there")
  if (jobs.rows[0]?.there === true) await client.query('delete from pgboss.job')
}

/**
 * Removes references and indexes and answers the statements that bring them back. Put back, each reference is checked by
 * one join over all rows: faster than row by row, and tables that refer to each other load in any order without superuser.
 */
async function takeConstraintsOff(client: pg.Client): Promise<string[]> {
  const { rows: references } = await client.query<{ drop: string; add: string }>(`
    select format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop,
      format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as add
    from pg_constraint where contype = 'f' and connamespace::regnamespace::text in ('public', 'auth') order by conname`)
  const { rows: indexes } = await client.query<{ drop: string; add: string }>(`
    select format('drop index %s', i.indexrelid::regclass) as drop, pg_get_indexdef(i.indexrelid) as add
    from pg_index i join pg_class c on c.oid = i.indexrelid
    where c.relnamespace::regnamespace::text in ('public', 'auth')
      and not exists (select from pg_constraint k where k.conindid = i.indexrelid)
    order by 1`)
  for (const { drop } of [...references, ...indexes]) await client.query(drop)
  // References last: checking them is a join, which statistics and indexes serve.
  return [...indexes, ...references].map(({ add }) => add)
}

/** No job carries these on: jobs belong to the machine that the backup was made on. Imports go on by themselves. */
async function endInterruptedRuns(client: pg.Client): Promise<void> {
  for (const table of ['ownership_runs', 'tier_runs']) {
    await client.query(
      `update ${table} set state = 'failed', finished_at = now(), error = $1 where state in ('queued', 'running')`,
      ['恢复备份时中断，请重新运行。 · Interrupted by the restore of a backup: run it again.'],
    )
  }
}

function explain(error: unknown): unknown {
  if (!(error instanceof pg.DatabaseError)) return error
  if (error.code === '55P03') {
    return new DatabaseProblem(
      'Somebody works with this database, so that it cannot be replaced; nothing was changed. ' +
        'Stop every Zhike and every other program that is connected, then repeat the command.',
      { cause: error },
    )
  }
  const detail = error.detail === undefined ? '' : ` (${error.detail})`
  return new DatabaseProblem(`The database refused, and nothing was changed: ${error.message}${detail}`, {
    cause: error,
  })
}
