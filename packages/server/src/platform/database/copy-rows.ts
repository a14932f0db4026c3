import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Kysely } from 'kysely'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import type { Database } from './generated/database-types.ts'

const pools = new WeakMap<Kysely<Database>, pg.Pool>()

/** Kysely has no COPY: whoever makes a handle says which pool lies below it. */
export function rememberPool(db: Kysely<Database>, pool: pg.Pool): void {
  pools.set(db, pool)
}

/** The connections of a handle: open, of these free, and how many wait for one. */
export function poolState(db: Kysely<Database>): { open: number; free: number; waiting: number } | null {
  const pool = pools.get(db)
  return pool ? { open: pool.totalCount, free: pool.idleCount, waiting: pool.waitingCount } : null
}

export interface CopySession {
  /** Rows that a statement touched. */
  run(sql: string, parameters: readonly unknown[]): Promise<number>
  /** `data` is in COPY text format. */
  copy(table: string, columns: readonly string[], data: Uint8Array): Promise<void>
}

/** Runs `work` in a transaction of its own on one connection; `db` is the plain handle of the services. */
export async function withCopy<T>(db: Kysely<Database>, work: (session: CopySession) => Promise<T>): Promise<T> {
  const pool = pools.get(db)
  if (!pool) throw new Error('withCopy needs the handle that createDatabase made, outside a transaction')
  const client = await pool.connect()
  // A connection that breaks between two statements has nobody else to hear of it.
  let broken: Error | undefined
  const onError = (error: Error) => (broken = error)
  client.on('error', onError)
  try {
    await client.query('begin')
    const result = await work({
      async run(sql, parameters) {
        return (await client.query(sql, [...parameters])).rowCount ?? 0
      },
      async copy(table, columns, data) {
        const sink = client.query(copyFrom(`copy ${table} (${columns.join(', ')}) from stdin`))
        await pipeline(Readable.from([data], { objectMode: true }), sink)
      },
    })
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback').catch((failure: Error) => (broken ??= failure))
    throw error
  } finally {
    client.off('error', onError)
    client.release(broken)
  }
}
