import { driveByIndex, type Driven } from '../custom-fields/drive-by-index.ts'
import { heldIds } from '../platform/access/customer-reach.ts'
import { today, type Context } from '../platform/context/context.ts'
import { keepBriefly } from '../platform/context/keep-briefly.ts'
import type { Selection } from './selection.ts'

/** Values read from an index before looking along another one is better; of what is held, reading that is. */
const most = 15_000
/** Up to so many customers are told by their ids. */
const mostIds = 500

const keptChoices = keepBriefly<{ driven: Driven | null }>(50_000, ({ driven }) => driven?.ids?.length ?? 1)

/**
 * The customers that an index over fields of the company's own leaves of everybody, or of the many that are held; null
 * where it leaves too many, or few are held anyway. Who may see them is for whoever reads them to ask.
 */
export async function chosenByIndex(ctx: Context, { reach, filter, custom }: Selection): Promise<Driven | null> {
  if (filter === null || (reach.kind !== 'all' && reach.kind !== 'many')) return null
  if (!custom.some((field) => field.isIndexed)) return null
  const environment = { today: today(ctx), timeZone: ctx.company.timeZone }
  const held = reach.kind === 'many' ? heldIds(reach) : null
  const limits = { most: reach.kind === 'many' ? Math.min(most, reach.held) : most, mostIds }
  const whose = reach.kind === 'many' ? [reach.personIds, reach.customerIds] : 'all'
  const { driven } = await keptChoices(ctx, JSON.stringify([filter, environment.today, whose]), async () => ({
    driven: await driveByIndex(ctx, filter, custom, environment, held, limits),
  }))
  return driven
}
