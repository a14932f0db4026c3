import { everyAnnualDay, nextAnnualDay } from '@zhike/core/special-days/annual-day'
import { today, type Context } from '../platform/context/context.ts'
import { moveOn } from './queries.ts'

/** Each day that there can be, and when it comes next from a day on. */
export function nextOfEveryDay(from: string) {
  return everyAnnualDay().flatMap((day) => {
    const on = nextAnnualDay(day, from)
    return on === null ? [] : [{ ...day, on }]
  })
}

/** Every night: what has passed comes again next year. One statement, whatever the number of people. */
export async function moveDaysOn(ctx: Context): Promise<number> {
  const day = today(ctx)
  return moveOn(ctx, day, nextOfEveryDay(day))
}
