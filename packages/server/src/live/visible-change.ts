import type { LiveChange, LiveTopic } from '@zhike/core/live/schema'
import { everythingChanged } from '@zhike/core/live/schema'
import { visibleImports } from '../imports/visible-imports.ts'
import { reaches } from '../platform/access/scoped-customers.ts'
import { may, type Context } from '../platform/context/context.ts'
import type { Changes } from './changes.ts'
import { selectVisible, type LatestHolder } from './queries.ts'

/**
 * Of everything that happened, what this person hears of: ids only of what they may read now; that a list changed, also
 * where they could read the customer until a moment ago. Null: nothing that concerns them.
 */
export async function visibleChange(
  ctx: Context,
  changes: Changes,
  holders: readonly LatestHolder[],
): Promise<LiveChange | null> {
  if (changes.everything) return everythingChanged
  const topics = new Set<LiveTopic>([...changes.topics].filter((topic) => concerns(ctx, topic)))
  const customerIds =
    changes.customerIds.size > 0 && may(ctx, 'customer.read') ? await selectVisible(ctx, [...changes.customerIds]) : []
  const isOwnList = ctx.actor.personId !== null && changes.personIds.has(ctx.actor.personId)
  if (customerIds.length > 0 || isOwnList || (await heldBefore(ctx, holders))) topics.add('customers').add('today')
  if (may(ctx, 'pool.read') && holders.some((holder) => holder.poolId !== null)) topics.add('pools')
  const importIds = changes.importIds.size > 0 ? await visibleImports(ctx, [...changes.importIds]) : []
  if (importIds.length > 0) topics.add('imports')
  if (ctx.actor.personId !== null && changes.exporterIds.has(ctx.actor.personId)) topics.add('exports')
  return topics.size > 0 ? { topics: [...topics], customerIds, importIds } : null
}

/** People are shown to everybody who is signed in. */
function concerns(ctx: Context, topic: LiveTopic): boolean {
  switch (topic) {
    case 'customers':
    case 'today':
    case 'tags':
    case 'segments':
      return may(ctx, 'customer.read')
    case 'pools':
      return may(ctx, 'pool.read')
    case 'tiers':
      return may(ctx, 'tier.read')
    case 'rules':
      return may(ctx, 'rule.read')
    case 'imports':
      return may(ctx, 'customer.import')
    case 'people':
    case 'fields':
    case 'exports':
    case 'everything':
      return true
  }
}

async function heldBefore(ctx: Context, holders: readonly LatestHolder[]): Promise<boolean> {
  for (const { personId } of holders) {
    if (personId !== null && (await reaches(ctx, 'customer.read', personId, null))) return true
  }
  return false
}
