import { requirePermission, type Context } from '../platform/context/context.ts'
import { countMatchingPeople, type PeopleFilter } from './queries.ts'

const exactUpTo = 10_000

export async function countPeople(ctx: Context, filter: PeopleFilter): Promise<{ count: number; capped: boolean }> {
  requirePermission(ctx, 'person.read')
  const count = await countMatchingPeople(ctx, filter, exactUpTo + 1)
  return { count: Math.min(count, exactUpTo), capped: count > exactUpTo }
}
