import { tooManyRows, tooManyToday, tooManyUnderWay } from '@zhike/core/exports/problems'
import { startOfDay } from '@zhike/core/kernel/time'
import { today, type Context } from '../platform/context/context.ts'
import { readSetting } from '../settings/read-setting.ts'
import { countTaken, lockExportsOf } from './queries.ts'

/** So many files may be in the making for one person. */
const mostUnderWay = 5

/** Refuses more rows than the company lets out at once, or in a day by one hand. Inside the transaction that notes it. */
export async function requireRoom(
  ctx: Context,
  personId: string | null,
  count: number,
  mode: 'direct' | 'background',
): Promise<void> {
  const limit = await readSetting(ctx, 'export.most-rows')
  if (count > limit) throw tooManyRows({ count, limit })
  if (personId === null) return
  await lockExportsOf(ctx, personId)
  const { rows: used, underWay } = await countTaken(ctx, personId, startOfDay(today(ctx), ctx.company.timeZone))
  const aDay = await readSetting(ctx, 'export.most-rows-a-day')
  if (aDay !== null && used + count > aDay) throw tooManyToday({ used, count, limit: aDay })
  if (mode === 'background' && underWay >= mostUnderWay) throw tooManyUnderWay({ limit: mostUnderWay })
}
