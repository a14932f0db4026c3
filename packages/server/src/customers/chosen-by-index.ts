import { driveByIndex, type Driven } from '../custom-fields/drive-by-index.ts'
import { heldIds, lookedUpFrom } from '../platform/access/customer-reach.ts'
import { today, type Context } from '../platform/context/context.ts'
import type { Selection } from './selection.ts'

/** Values of everybody read from an index before looking along another one is better. */
const mostOfAll = 15_000
/** Of what is held: reading a customer takes as long as reading forty values, some of which are left to be read. */
const mostForOneHeld = 20
const mostAmongHeld = 150_000
/** Where very much is held, the hash of it costs as much again, and walking along another index less. */
const mostAmongVeryMany = 30_000
/** Up to so many customers are told by their ids. */
const mostIds = 500
const mostIdsAmongHeld = 2000

/**
 * The customers that an index over fields of the company's own leaves of everybody, or of the many that are held; null
 * where it leaves too many, or few are held anyway. Who may see them is for whoever reads them to ask.
 */
export async function chosenByIndex(ctx: Context, { reach, filter, custom }: Selection): Promise<Driven | null> {
  if (filter === null || (reach.kind !== 'all' && reach.kind !== 'many')) return null
  if (!custom.some((field) => field.isIndexed)) return null
  const environment = { today: today(ctx), timeZone: ctx.company.timeZone }
  if (reach.kind === 'all') return driveByIndex(ctx, filter, custom, environment, null, { most: mostOfAll, mostIds })
  const inside = { ids: heldIds(reach), key: [...reach.personIds, '', ...reach.customerIds].join() }
  const most = reach.held < lookedUpFrom ? Math.min(mostAmongHeld, reach.held * mostForOneHeld) : mostAmongVeryMany
  const limits = { most, mostIds: mostIdsAmongHeld }
  return driveByIndex(ctx, filter, custom, environment, inside, limits)
}
