import { asksForGroup, drivenByGroup } from '../customer-groups/driven-by-group.ts'
import { driveByIndex } from '../custom-fields/drive-by-index.ts'
import { today, type Context } from '../platform/context/context.ts'
import { keepBriefly } from '../platform/context/keep-briefly.ts'
import type { Selection } from './selection.ts'

/** Up to so many customers are looked up and sorted in the time in which a sort index is walked past the others. */
const most = 7000

const keptChoices = keepBriefly<{ ids: string[] | null }>(200_000, ({ ids }) => ids?.length ?? 1)

/**
 * The customers that an index over fields of the company's own, or the tree of groups, leaves of everybody; null where it leaves too many, or
 * the reach itself is small. Who may see them is for whoever reads them to ask.
 */
export async function chosenByIndex(ctx: Context, { reach, filter, custom }: Selection): Promise<string[] | null> {
  if (filter === null || (reach.kind !== 'all' && reach.kind !== 'many')) return null
  if (!asksForGroup(filter) && !custom.some((field) => field.isIndexed)) return null
  const environment = { today: today(ctx), timeZone: ctx.company.timeZone }
  const identity = JSON.stringify([filter, environment.today])
  const { ids } = await keptChoices(ctx, identity, async () => ({
    ids: (await drivenByGroup(ctx, filter, most)) ?? (await driveByIndex(ctx, filter, custom, environment, most)),
  }))
  return ids
}
