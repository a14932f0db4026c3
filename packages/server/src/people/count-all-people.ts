import { requirePermission, type Context } from '../platform/context/context.ts'
import { countMatchingPeople } from './queries.ts'

const everybody = 10_000_000

export function countAllPeople(ctx: Context, filter: Parameters<typeof countMatchingPeople>[1]): Promise<number> {
  requirePermission(ctx, 'person.read')
  return countMatchingPeople(ctx, filter, everybody)
}
