import type pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { clientConfig } from './client-config.ts'
import { DatabaseProblem } from './database-problem.ts'
import { fixTextFormat, quoteColumns, quoteTable, readTables, type TableShape } from './table-catalog.ts'
import { newClient } from './new-client.ts'

export interface AppliedVersion {
  version: number
  name: string
  checksum: string
}

export interface SequenceState {
  name: string
  /** The number it gives next. */
  next: string
}

/** A database as it was at one instant, whatever others write meanwhile. */
export interface Snapshot {
  postgres: string
  company: { name: string; locale: string } | null
  migrations: AppliedVersion[]
  tables: TableShape[]
  sequences: SequenceState[]
  /** Ids of contents of files after this one, so many at a time, in order. */
  fileIds(after: string | null, limit: number): Promise<string[]>
  /** All rows in COPY text format. */
  copy(table: TableShape): AsyncIterable<Buffer>
}

/** Runs `work` over one REPEATABLE READ snapshot of the whole database; nothing is written. */
export async function withSnapshot<T>(ownerUrl: string, work: (snapshot: Snapshot) => Promise<T>): Promise<T> {
  const client = newClient(clientConfig(ownerUrl, 'zhike backup'))
  // A connection that breaks between two statements is told by the next one.
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query('begin isolation level repeatable read read only')
    await fixTextFormat(client)
    const migrations = await readMigrations(client)
    const tables = (await readTables(client)).filter((table) => table.name !== 'public.schema_migrations')
    // Nobody may change or empty a table before its turn comes: that would reach into the snapshot.
    await client.query(`lock table ${tables.map((table) => quoteTable(table.name)).join(', ')} in access share mode`)
    const { rows } = await client.query<{ name: string; locale: string }>('select name, locale from public.company')
    const version = await client.query<{ name: string }>("select current_setting('server_version') as name")
    const result = await work({
      postgres: version.rows[0]?.name ?? '',
      company: rows[0] ?? null,
      migrations,
      tables,
      sequences: await readSequences(client),
      async fileIds(after, limit) {
        const { rows } = await client.query<{ id: string }>(
          'select id from public.files where $1::uuid is null or id > $1::uuid order by id limit $2',
          [after, limit],
        )
        return rows.map((row) => row.id)
      },
      copy: (table) => copyOut(client, table),
    })
    await client.query('commit')
    return result
  } finally {
    await client.end()
  }
}

/** All rows of a table as they lie in it, within the transaction of this connection. */
export function copyOut(client: pg.ClientBase, { name, columns }: TableShape): AsyncIterable<Buffer> {
  return client.query(copyTo(`copy ${quoteTable(name)} (${quoteColumns(columns)}) to stdout`))
}

async function readMigrations(client: pg.Client): Promise<AppliedVersion[]> {
  const { rows } = await client.query("select to_regclass('public.schema_migrations') is not null as there")
  if (rows[0]?.there !== true) {
    throw new DatabaseProblem('This database holds no Zhike yet: there is nothing to back up. Check DATABASE_URL.')
  }
  const applied = await client.query<AppliedVersion>(
    'select version, name, checksum from public.schema_migrations order by version',
  )
  return applied.rows
}

/** Sequences do not belong to a snapshot: read after it began they are never behind its rows. */
async function readSequences(client: pg.ClientBase): Promise<SequenceState[]> {
  const { rows } = await client.query<{ name: string; increment: string }>(`
    select schemaname || '.' || sequencename as name, increment_by::text as increment
    from pg_sequences where schemaname in ('public', 'auth') order by 1`)
  const states: SequenceState[] = []
  for (const { name, increment } of rows) {
    const { rows: values } = await client.query<{ next: string }>(
      `select (last_value + case when is_called then ${BigInt(increment)} else 0 end)::text as next from ${quoteTable(name)}`,
    )
    states.push({ name, next: values[0]?.next ?? '1' })
  }
  return states
}
