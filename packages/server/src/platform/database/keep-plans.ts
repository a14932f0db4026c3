import type { PostgresPool, PostgresPoolClient } from 'kysely'
import type pg from 'pg'

/**
 * Begins a statement whose text never changes and whose best plan does not depend on its values: each connection parses
 * and plans it once. For what runs with every request, where planning costs more than running.
 */
export const keepPlan = '/* keep plan */ '

const names = new Map<string, string>()

function nameOf(text: string): string {
  const known = names.get(text)
  if (known) return known
  const name = `kept_${names.size + 1}`
  names.set(text, name)
  return name
}

/** The pool as Kysely wants it, with marked statements sent under a name (prepared). */
export function keepPlans(pool: pg.Pool): PostgresPool {
  const wrapped = new WeakMap<pg.PoolClient, PostgresPoolClient>()
  return {
    options: pool.options,
    end: () => pool.end(),
    async connect() {
      const client = await pool.connect()
      const known = wrapped.get(client)
      if (known) return known
      const made = wrap(client)
      wrapped.set(client, made)
      return made
    },
  }
}

function wrap(client: pg.PoolClient): PostgresPoolClient {
  return {
    // Kysely's signature also knows cursors, which nothing here uses.
    query: ((text: string, values: readonly unknown[]): Promise<unknown> =>
      client.query(
        text.startsWith(keepPlan) ? { name: nameOf(text), text, values: [...values] } : { text, values: [...values] },
      )) as unknown as PostgresPoolClient['query'],
    release: (destroy) => client.release(destroy),
    get processID() {
      return 'processID' in client && typeof client.processID === 'number' ? client.processID : undefined
    },
  }
}
