import type pg from 'pg'
import { setTimeout as delay } from 'node:timers/promises'
import { clientConfig } from '../client-config.ts'
import { DatabaseProblem } from '../database-problem.ts'
import { isAlive } from './process-state.ts'
import { newClient } from '../new-client.ts'

/** Advisory locks of this product ("zhike" and a number): held by sessions, so a killed process cannot keep them. */
const lockSpace = 0x7a68696b
const serverLock = 1
const presenceLock = 2

const holderQuery = `
  select a.pid, a.application_name as name from pg_locks l join pg_stat_activity a on a.pid = l.pid
  where l.locktype = 'advisory' and l.classid = $1 and l.objid = $2 and l.granted
    and l.database = (select oid from pg_database where datname = current_database())`

/** One session that says "I use this database" for as long as its process lives. */
export async function openPresence(url: string, name: string): Promise<pg.Client> {
  const client = newClient(clientConfig(url, name))
  // A broken connection is told by 'end'; without a listener here it would end the process.
  client.on('error', () => undefined)
  await client.connect()
  await client.query('select pg_advisory_lock_shared($1, $2)', [lockSpace, presenceLock])
  return client
}

/** Called after giving up one's own presence: whether nobody else is there. */
export async function isAlone(client: pg.Client): Promise<boolean> {
  await client.query('select pg_advisory_unlock_shared($1, $2)', [lockSpace, presenceLock])
  const { rows } = await client.query('select pg_try_advisory_lock($1, $2) as alone', [lockSpace, presenceLock])
  return rows[0]?.alone === true
}

export const sessionName = (pid: number, address: string) => `zhike ${pid} ${address}`

/** Becomes the one server of this database, or says which process already is, and where it listens. */
export async function takeServerLock(client: pg.Client, dataDir: string): Promise<void> {
  const deadline = Date.now() + 10_000
  for (;;) {
    const { rows } = await client.query('select pg_try_advisory_lock($1, $2) as taken', [lockSpace, serverLock])
    if (rows[0]?.taken === true) return
    const holders = await client.query<{ pid: number; name: string }>(holderQuery, [lockSpace, serverLock])
    const holder = holders.rows[0]
    if (holder === undefined) continue
    const [, pid = '', address = ''] = holder.name.split(' ')
    if (isAlive(Number(pid)) || Date.now() > deadline) {
      throw new DatabaseProblem(
        `Another Zhike server already works on the data folder ${dataDir}: process ${pid}, ${address}. ` +
          `Use that one, stop it (kill ${pid}), or give this one a folder of its own with ZHIKE_DATA_DIR.`,
      )
    }
    // Its process was killed; PostgreSQL is about to notice.
    await client.query('select pg_terminate_backend($1)', [holder.pid])
    await delay(50)
  }
}

/** The running server's process and address, or null. */
export async function findServer(client: pg.ClientBase): Promise<{ pid: number; address: string } | null> {
  const { rows } = await client.query<{ name: string }>(holderQuery, [lockSpace, serverLock])
  const [, pid = '', address = ''] = rows[0]?.name.split(' ') ?? []
  return rows[0] === undefined ? null : { pid: Number(pid), address }
}
