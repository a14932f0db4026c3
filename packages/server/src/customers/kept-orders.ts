import type { Context, Services } from '../platform/context/context.ts'
import { latestWrite } from '../platform/context/latest-write.ts'

export interface SortedRow {
  id: string
  keys: (string | null)[]
}

export interface KeptOrder {
  rows: SortedRow[]
  /** Place of each id, for going on after a cursor. */
  places: Map<string, number>
}

interface Kept {
  order: Promise<KeptOrder>
  begun: number
  length: number
}

/** Oldest first. */
type KeptOrders = Map<string, Kept>

/** Others may have changed something meanwhile: nothing is older than this. */
const keptMs = 5000
const mostIds = 200_000

const kept = new WeakMap<Services, KeptOrders>()

/**
 * The ids of a list in its order, or of one page of it, found once and kept for a few seconds, or until whoever asks
 * changes something. Which rows are shown, and what they say, is read anew each time, inside the scope
 * (docs/decisions/0012).
 */
export async function keptOrder(ctx: Context, key: string, read: () => Promise<SortedRow[]>): Promise<KeptOrder> {
  const orders: KeptOrders = kept.get(ctx.services) ?? new Map()
  kept.set(ctx.services, orders)
  const begun = performance.now()
  const known = orders.get(key)
  if (known && begun - known.begun < keptMs && known.begun > latestWrite(ctx)) return known.order
  const order = read().then((rows) => ({ rows, places: new Map(rows.map((row, place) => [row.id, place])) }))
  const entry: Kept = { order, begun, length: 0 }
  // Whoever asks for the same meanwhile waits for the same reading.
  orders.delete(key)
  orders.set(key, entry)
  try {
    entry.length = (await order).rows.length
    makeRoom(orders, begun)
    return await order
  } catch (error) {
    if (orders.get(key) === entry) orders.delete(key)
    throw error
  }
}

function makeRoom(orders: KeptOrders, now: number): void {
  let held = 0
  for (const { length } of orders.values()) held += length
  for (const [key, order] of orders) {
    if (now - order.begun < keptMs && held <= mostIds) return
    held -= order.length
    orders.delete(key)
  }
}
