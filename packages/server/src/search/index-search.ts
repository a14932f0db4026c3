import { setTimeout as pause } from 'node:timers/promises'
import { firstSignsOfSurnames } from '@zhike/core/search/surname-readings'
import type { Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import {
  isWalkDone,
  lockWalk,
  saveCustomerTokens,
  saveTexts,
  saveWalk,
  selectCustomersToRefresh,
  selectTextsAfter,
  takeBacklog,
  type IndexedKind,
  type WalkPlace,
} from './index-queries.ts'

/** Reading names aloud is the processor's work: so many at a time, and as long a rest, so that requests get their turn. */
const batch = 400

type Step = (ctx: Context, limit: number) => Promise<number>

/** What was written meanwhile goes before what has been there for long. A new number makes a part be walked over anew. */
const steps: readonly Step[] = [
  drain('contact'),
  drain('follow-up'),
  walk('contacts 1', walkTexts('contact')),
  walk('customers 1', walkCustomers),
  walk('follow-ups 1', walkTexts('follow-up')),
]

/** Makes findable what waits, and then, bit by bit, what was there before search knew it. Answers how many. */
export async function indexSearch(
  ctx: Context,
  options: { signal?: AbortSignal; batch?: number; withoutRest?: boolean } = {},
): Promise<number> {
  const limit = options.batch ?? batch
  let done = 0
  let at = 0
  while (!options.signal?.aborted) {
    const step = steps[at]
    if (!step) break
    const began = performance.now()
    const worked = await step(ctx, limit)
    done += worked
    at = worked === 0 ? at + 1 : 0
    if (worked === limit && !options.withoutRest) await pause(performance.now() - began)
  }
  if (done > 0) ctx.log.info({ done }, 'made findable')
  return done
}

function drain(kind: IndexedKind): Step {
  return (ctx, limit) =>
    transaction(ctx, async (ctx) => {
      const { taken, living } = await takeBacklog(ctx, kind, limit)
      await saveTexts(ctx, kind, living)
      return taken
    })
}

interface Walked {
  count: number
  last: WalkPlace | null
}

function walk(part: string, work: (ctx: Context, place: WalkPlace, limit: number) => Promise<Walked>): Step {
  return async (ctx, limit) => {
    if (await isWalkDone(ctx, part)) return 0
    return transaction(ctx, async (ctx) => {
      const place = await lockWalk(ctx, part)
      if (!place) return 0
      const { count, last } = await work(ctx, place, limit)
      await saveWalk(ctx, part, count === limit ? last : null)
      return count
    })
  }
}

function walkTexts(kind: IndexedKind) {
  return async (ctx: Context, place: WalkPlace, limit: number): Promise<Walked> => {
    const rows = await selectTextsAfter(ctx, kind, place, limit)
    await saveTexts(ctx, kind, rows)
    const last = rows.at(-1)
    return { count: rows.length, last: last ? { afterCustomerId: last.customerId, afterId: last.id } : null }
  }
}

async function walkCustomers(ctx: Context, place: WalkPlace, limit: number): Promise<Walked> {
  const customers = await selectCustomersToRefresh(ctx, place, firstSignsOfSurnames, limit)
  await saveCustomerTokens(ctx, customers)
  return { count: customers.length, last: { afterCustomerId: null, afterId: customers.at(-1)?.id ?? null } }
}
