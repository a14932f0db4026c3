import type { Context } from '../context/context.ts'
import { transaction } from '../context/transaction.ts'
import { subscribers, type EventName, type Subscriber } from './emit-event.ts'

const batchSize = 100

/** Hands open events to their subscribers in order; an event is marked in the transaction of its handlers. */
export async function dispatchEvents(ctx: Context): Promise<number> {
  let dispatched = 0
  for (;;) {
    const count = await transaction(ctx, async (ctx) => {
      const events = await ctx.db
        .selectFrom('events')
        .select(['id', 'name', 'payload'])
        .where('dispatchedAt', 'is', null)
        .orderBy('id')
        .limit(batchSize)
        .forUpdate()
        .skipLocked()
        .execute()
      for (const event of events) {
        for (const handler of subscribers.get(event.name as EventName) ?? []) {
          await (handler as Subscriber<EventName>)(ctx, event.payload as never)
        }
      }
      if (events.length > 0) {
        await ctx.db
          .updateTable('events')
          .set({ dispatchedAt: ctx.services.clock() })
          .where(
            'id',
            'in',
            events.map((event) => event.id),
          )
          .execute()
      }
      return events.length
    })
    dispatched += count
    if (count < batchSize) return dispatched
  }
}
