import type { Context } from '../platform/context/context.ts'
import { selectMailHealth } from './queries.ts'

export interface MailHealth {
  server: string
  /** Given up in the last seven days. */
  failed: number
  /** Tried in vain and still waiting. */
  waiting: number
  /** Why the latest of them did not go. */
  latest: { reason: string | null; answer: string | null } | null
}

/** How mail stands, for whoever looks after the machine; null while no mail server is set up. */
export async function mailHealth(db: Context['db']): Promise<MailHealth | null> {
  return selectMailHealth(db)
}
