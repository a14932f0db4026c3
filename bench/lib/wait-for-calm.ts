import { setTimeout as delay } from 'node:timers/promises'
import type pg from 'pg'

const pollMs = 2000
const calmPolls = 5
const mostPolls = 300

/**
 * What a section wrote is cleaned up by autovacuum within the next minutes; a section that measures answers waits until
 * PostgreSQL has nothing to do.
 */
export async function waitForCalm(pool: pg.Pool): Promise<void> {
  let calm = 0
  for (let poll = 0; calm < calmPolls && poll < mostPolls; poll++) {
    const { rows } = await pool.query<{ busy: number }>(
      `select count(*)::int as busy from pg_stat_activity
       where backend_type in ('autovacuum worker', 'parallel worker') or (backend_type = 'client backend'
         and state = 'active' and pid <> pg_backend_pid())`,
    )
    calm = rows[0]?.busy === 0 ? calm + 1 : 0
    await delay(pollMs)
  }
}
