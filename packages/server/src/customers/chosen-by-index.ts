import { driveByIndex, type Driven } from '../custom-fields/drive-by-index.ts'
import { heldIds } from '../platform/access/customer-reach.ts'
import { today, type Context } from '../platform/context/context.ts'
import type { Selection } from './selection.ts'

/** Values read from an index before looking along another one is better. */
const most = 15_000
/** Of what is held: reading a customer takes as long as reading so many values, of which few are left to be read. */
const mostForOneHeld = 4
const mostAmongHeld = 30_000
/** Up to so many customers are told by their ids. */
const mostIds = 500

/**
 * The customers that an index over fields of the company's own leaves of everybody, or of the many that are held; null
 * where it leaves too many, or few are held anyway. Who may see them is for whoever reads them to ask.
 */
export async function chosenByIndex(ctx: Context, { reach, filter, custom }: Selection): Promise<Driven | null> {
  if (filter === null || (reach.kind !== 'all' && reach.kind !== 'many')) return null
  if (!custom.some((field) => field.isIndexed)) return null
  const environment = { today: today(ctx), timeZone: ctx.company.timeZone }
  if (reach.kind === 'all') return driveByIndex(ctx, filter, custom, environment, null, { most, mostIds })
  const inside = { ids: heldIds(reach), key: [...reach.personIds, '', ...reach.customerIds].join() }
  const limits = { most: Math.min(mostAmongHeld, reach.held * mostForOneHeld), mostIds }
  return driveByIndex(ctx, filter, custom, environment, inside, limits)
}
