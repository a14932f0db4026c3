import { createDatabase } from '@zhike/server/src/platform/database/connect.ts'
import type pg from 'pg'

export interface BenchDatabase {
  pool: pg.Pool
  close(): Promise<void>
}

/** Connections as a role of the product, configured as the product's own (value parsers, time zone). */
export function connect(url: string, name: string, connections = 4): BenchDatabase {
  const { pool, close } = createDatabase(url, { applicationName: `bench ${name}`, maxConnections: connections })
  return { pool, close }
}

/** Runs the work on one connection, in one transaction. */
export async function inTransaction<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    const result = await work(client)
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
}
