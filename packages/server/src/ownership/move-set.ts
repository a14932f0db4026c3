import type { Context } from '../platform/context/context.ts'
import { lockPools } from './book-queries.ts'
import { changeTenures, lockCustomersOf, type TenureSource } from './tenure-queries.ts'

/** Locks the pools that will receive and every customer of the source, in id order. */
export async function lockMoves(ctx: Context, moves: { poolIds: string[]; source: TenureSource }): Promise<void> {
  await lockPools(ctx, moves.poolIds)
  await lockCustomersOf(ctx, moves.source)
}

/** Closes and opens the tenures of any number of customers; audit and event are the run's. Answers how many moved. */
export function moveSet(ctx: Context, source: TenureSource, runId: string): Promise<number> {
  return changeTenures(ctx, source, { runId })
}
