import { sql, type RawBuilder } from 'kysely'
import type { Driven } from '../custom-fields/drive-by-index.ts'
import {
  sampleOfChosen,
  sampleOfReached,
  type CustomerReach,
  type WalkLeader,
} from '../platform/access/customer-reach.ts'
import type { Context } from '../platform/context/context.ts'
import { keepBriefly } from '../platform/context/keep-briefly.ts'
import { keepPlan } from '../platform/database/keep-plans.ts'
import { cheapestWay, cheapestWayOfChosen, type WayToPage } from './way-to-page.ts'

export interface ChosenWay {
  way: WayToPage
  /** About how many fit. */
  fitting: number
}

const keptWays = keepBriefly<ChosenWay>(10_000, () => 1)

/** Walking wins where enough of the held fit the filter; a sample of them says how many. */
export function wayToPage(
  ctx: Context,
  reach: Extract<CustomerReach, { kind: 'many' }>,
  leader: WalkLeader,
  identity: string,
  condition: () => RawBuilder<boolean>,
): Promise<ChosenWay> {
  return keptWays(ctx, identity, async () => {
    const { everybody, share } = await shareOf(ctx, sampleOfReached(reach), condition())
    return { way: cheapestWay(everybody, reach.held, share, leader), fitting: reach.held * share }
  })
}

/** Up to so many chosen ones are sorted without asking. */
const sortedAtOnce = 2000

/** The same for customers that an index has chosen. */
export async function wayToChosen(
  ctx: Context,
  chosen: Driven,
  identity: string,
  condition: () => RawBuilder<boolean>,
): Promise<ChosenWay> {
  if (chosen.inside <= sortedAtOnce) return { way: 'sort', fitting: chosen.inside }
  return keptWays(ctx, identity, async () => {
    const { everybody, share } = await shareOf(ctx, sampleOfChosen(chosen.source), condition())
    return { way: cheapestWayOfChosen(everybody, chosen.inside, share), fitting: chosen.inside * share }
  })
}

async function shareOf(ctx: Context, sample: RawBuilder<unknown>, condition: RawBuilder<boolean>) {
  const { rows } = await sql<{ everybody: number; seen: number; fit: number }>`${sql.raw(keepPlan)}
    select greatest((select reltuples from pg_class where oid = 'customers'::regclass), 1)::float8 as everybody,
      count(*)::int as seen, (count(*) filter (where ${condition}))::int as fit
    from ${sample}`.execute(ctx.db)
  const { everybody, seen, fit } = rows[0] ?? { everybody: 1, seen: 0, fit: 0 }
  return { everybody, share: Math.max(fit, 0.25) / Math.max(seen, 1) }
}
