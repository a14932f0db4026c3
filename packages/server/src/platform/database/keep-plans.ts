import { createHash } from 'node:crypto'
import type { PostgresPool, PostgresPoolClient } from 'kysely'
import type pg from 'pg'

/**
 * Begins a statement whose text never changes and whose best plan does not depend on its values: each connection parses
 * and plans it once. For what runs with every request, where planning costs more than running.
 */
export const keepPlan = '/* keep plan */ '

/** Each name costs memory in every connection; what comes after this many different texts is planned anew each time. */
export const maxKeptPlans = 100

/** A filter that somebody tried once takes no name from what runs all day. */
export const usesBeforeName = 3
const maxCounted = 500

const names = new Map<string, string>()
const uses = new Map<string, number>()

/**
 * Made from the text: behind a pooler that shares connections among processes, a name that another process gave stands
 * for the same statement, never for another one.
 */
function nameOf(text: string): string | undefined {
  const known = names.get(text)
  if (known !== undefined || names.size >= maxKeptPlans) return known
  const count = (uses.get(text) ?? 0) + 1
  if (count < usesBeforeName) {
    if (uses.size >= maxCounted) uses.clear()
    uses.set(text, count)
    return undefined
  }
  uses.delete(text)
  const name = `kept_${createHash('sha256').update(text).digest('hex').slice(0, 24)}`
  names.set(text, name)
  return name
}

/** Whether the server's connections keep what was prepared on them; a pooler such as PgBouncer changes them unseen. */
interface PlanKeeping {
  isPossible: boolean
}

/** The pool as Kysely wants it, with marked statements sent under a name (prepared) as long as that works. */
export function keepPlans(pool: pg.Pool): PostgresPool {
  const wrapped = new WeakMap<pg.PoolClient, PostgresPoolClient>()
  const keeping: PlanKeeping = { isPossible: true }
  return {
    options: pool.options,
    end: () => pool.end(),
    async connect() {
      const client = await pool.connect()
      const known = wrapped.get(client)
      if (known) return known
      const made = wrap(client, keeping)
      wrapped.set(client, made)
      return made
    },
  }
}

function wrap(client: pg.PoolClient, keeping: PlanKeeping): PostgresPoolClient {
  return {
    // Kysely's signature also knows cursors, which nothing here uses.
    query: ((text: string, values: readonly unknown[]): Promise<unknown> =>
      send(client, keeping, text, [...values])) as unknown as PostgresPoolClient['query'],
    release: (destroy) => client.release(destroy),
    get processID() {
      return 'processID' in client && typeof client.processID === 'number' ? client.processID : undefined
    },
  }
}

async function send(client: pg.PoolClient, keeping: PlanKeeping, text: string, values: unknown[]): Promise<unknown> {
  // Inside a transaction a lost name would end the transaction, and nothing could be sent again.
  const mayName = keeping.isPossible && text.startsWith(keepPlan) && client.getTransactionStatus() === 'I'
  const name = mayName ? nameOf(text) : undefined
  if (name === undefined) return client.query({ text, values })
  try {
    return await client.query({ name, text, values })
  } catch (error) {
    if (!isNameProblem(error)) throw error
    keeping.isPossible = false
    return client.query({ text, values })
  }
}

/** The name is unknown to this connection, or taken on it. Nothing was carried out. */
function isNameProblem(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === '26000' || error.code === '42P05')
}
