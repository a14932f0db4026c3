import { today, type Context } from '../platform/context/context.ts'
import { selectLeaves } from './queries.ts'

/** Until when somebody is away today and who looks after what they hold; null = they are there. */
export async function findLeave(ctx: Context, personId: string) {
  const filter = { personId, state: 'now' as const, today: today(ctx) }
  const [row] = await selectLeaves(ctx, filter, { limit: 1, cursor: null })
  return row ? { untilOn: row.untilOn, delegate: row.delegate } : null
}
