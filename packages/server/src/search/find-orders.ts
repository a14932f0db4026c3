import type { CustomerReach } from '../platform/access/customer-reach.ts'
import type { Context } from '../platform/context/context.ts'
import { selectOrdersByNumber, type OrderHit } from './order-search-queries.ts'

const shortestStart = 2
/** By a shorter end too many orders fit. */
const shortestEnd = 4

/** Orders by the whole number, its beginning or its end: numbers of a company often begin alike. */
export async function findOrders(ctx: Context, reach: CustomerReach, q: string, limit: number): Promise<OrderHit[]> {
  const text = q.normalize('NFKC').trim().toLowerCase()
  if (reach.kind === 'none' || text.length < shortestStart || text.length > 64 || !/\d/.test(text)) return []
  const byStart = await selectOrdersByNumber(ctx, reach, text, 'start', limit)
  if (byStart.length >= limit || text.length < shortestEnd) return byStart
  const known = new Set(byStart.map((order) => order.id))
  const byEnd = await selectOrdersByNumber(ctx, reach, text, 'end', limit)
  return [...byStart, ...byEnd.filter((order) => !known.has(order.id))].slice(0, limit)
}
