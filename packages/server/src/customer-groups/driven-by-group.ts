import type { Condition } from '@zhike/core/filter/condition'
import type { Context } from '../platform/context/context.ts'
import { selectDriven } from './driven-queries.ts'

interface Driving {
  field: 'group' | 'parent'
  tops: string[]
}

/** A question that every match must answer, and whose answer is read from the tree: in a group, below a parent. */
function drivingPart(condition: Condition): Driving | undefined {
  if ('all' in condition) {
    for (const part of condition.all) {
      const found = drivingPart(part)
      if (found) return found
    }
    return undefined
  }
  if (!('field' in condition) || condition.op !== 'in') return undefined
  const { field, value } = condition
  return field === 'group' || field === 'parent' ? { field, tops: value as string[] } : undefined
}

/** The customers that the tree of groups leaves of everybody; null where the condition asks for none, or for too many. */
export async function drivenByGroup(ctx: Context, condition: Condition, most: number): Promise<string[] | null> {
  const driving = drivingPart(condition)
  return driving ? selectDriven(ctx, driving.field, driving.tops, most) : null
}

export function asksForGroup(condition: Condition): boolean {
  return drivingPart(condition) !== undefined
}
