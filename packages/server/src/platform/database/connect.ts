import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Database } from './generated/database-types.ts'
import { clientConfig } from './client-config.ts'
import { rememberPool } from './copy-rows.ts'
import { keepPlans } from './keep-plans.ts'

export interface DatabaseOptions {
  /** Shown in pg_stat_activity, so that whoever looks there knows who it is. */
  applicationName?: string
  maxConnections?: number
  /** Hears of idle connections that broke; a query that fails is told to its caller. */
  onError?: (error: Error) => void
}

export interface DatabaseHandle {
  db: Kysely<Database>
  pool: pg.Pool
  close(): Promise<void>
}

/** A pool and the query builder over it. Columns are snake_case in SQL and camelCase here; jsonb is left as it is. */
export function createDatabase(url: string, options: DatabaseOptions = {}): DatabaseHandle {
  const pool = new pg.Pool({
    ...clientConfig(url, options.applicationName),
    max: options.maxConnections ?? 10,
    idleTimeoutMillis: 60_000,
    connectionTimeoutMillis: 30_000,
  })
  // Without a listener a broken idle connection would end the process.
  pool.on('error', (error) => options.onError?.(error))
  // Nor may one that breaks while somebody holds it, between two statements: the next of them tells.
  pool.on('connect', (client) => client.on('error', () => undefined))
  const db = new Kysely<Database>({
    dialect: new PostgresDialect({ pool: keepPlans(pool) }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  })
  rememberPool(db, pool)
  let closing: Promise<void> | undefined
  const end = async () => {
    await db.destroy()
    // Kysely ends a pool that it has used itself, and no other.
    if (!pool.ending) await pool.end()
  }
  return { db, pool, close: () => (closing ??= end()) }
}
