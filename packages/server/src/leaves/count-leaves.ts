import { requirePermission, today, type Context } from '../platform/context/context.ts'
import { countLeaveRows, type LeaveFilter } from './queries.ts'

export function countLeaves(ctx: Context, filter: Pick<LeaveFilter, 'personId' | 'state'>): Promise<number> {
  requirePermission(ctx, 'person.read')
  return countLeaveRows(ctx, { ...filter, today: today(ctx) })
}
