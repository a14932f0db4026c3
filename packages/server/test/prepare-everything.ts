import { createHash } from 'node:crypto'
import type pg from 'pg'

/**
 * Lets every connection of a pool prepare whatever it is asked, and plan it once. For a test that asks the same of a
 * thousand small companies: planning would take longer than all the rest. Call it before the pool is used.
 */
export function prepareEverything(pool: pg.Pool): void {
  pool.on('connect', (client) => {
    void client.query('set plan_cache_mode = force_generic_plan')
    const query = client.query.bind(client) as (...parameters: unknown[]) => unknown
    const prepared = (...[asked, ...others]: unknown[]) => query(isPlain(asked) ? named(asked) : asked, ...others)
    client.query = prepared as typeof client.query
  })
}

interface Plain {
  text: string
  values: unknown[]
}

/** A statement with values; others may be several at once, or streams. */
function isPlain(asked: unknown): asked is Plain {
  const { text, values, submit, name } = asked as Record<string, unknown>
  return typeof text === 'string' && Array.isArray(values) && values.length > 0 && !submit && !name
}

function named(asked: Plain): Plain & { name: string } {
  return { ...asked, name: `test_${createHash('sha256').update(asked.text).digest('hex').slice(0, 24)}` }
}
