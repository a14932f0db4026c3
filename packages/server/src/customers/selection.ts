import type { Permission } from '@zhike/core/access/permissions'
import type { CustomerSelection } from '@zhike/core/customers/schema'
import type { Condition } from '@zhike/core/filter/condition'
import { relationsAskedBy } from '@zhike/core/filter/fields-of'
import { customerReach, type CustomerReach } from '../platform/access/customer-reach.ts'
import { visibleHolders, type VisibleHolders } from '../platform/access/visible-holders.ts'
import type { CustomField } from '@zhike/core/custom-fields/schema'
import { conditionFields } from '../custom-fields/condition-fields.ts'
import type { Context } from '../platform/context/context.ts'
import { resolveSegments } from '../segments/resolve-segments.ts'
import type { SegmentDefinitions } from '../segments/segment-definition.ts'
import { resolveSearch, type ResolvedSearch } from '../search/resolve-search.ts'
import { requireAskable } from './require-askable.ts'
import { selectPeopleOfDepartment, selectReports } from './people-queries.ts'

/** Which customers a list, count, sum or export is about. */
export interface Selection {
  reach: CustomerReach
  search: ResolvedSearch
  filter: Condition | null
  /** The segments that the filter asks for. */
  segments: SegmentDefinitions
  watchedBy: string | null
  /** Whose customers the filter may ask about as others in a relation; null where it asks for no relations. */
  seenOthers: VisibleHolders | null
  /** Fields of the company's own that the filter and the sort may name, those of contacts and orders included. */
  custom: readonly CustomField[]
  /** How long whoever asks waits for what no index serves, and until when (performance.now()); null: to the end. */
  patience: { milliseconds: number; until: number } | null
}

export async function resolveSelection(
  ctx: Context,
  { scope, q, filter }: CustomerSelection,
  permission: Permission = 'customer.read',
): Promise<Selection> {
  const custom = await conditionFields(ctx)
  if (filter) await requireAskable(ctx, filter)
  const reach = await reachOfTab(ctx, scope, permission)
  const segments = await resolveSegments(ctx, filter)
  const conditions = [filter, ...[...segments.values()].map((one) => one.condition)]
  const asksOthers = conditions.some((one) => one && relationsAskedBy(one).has('relations'))
  return {
    reach,
    search: q ? await resolveSearch(ctx, reach, q) : { kind: 'everything' },
    filter: filter ?? null,
    custom,
    segments,
    seenOthers: asksOthers ? await visibleHolders(ctx, 'customer.read') : null,
    watchedBy: scope === 'watched' ? (ctx.actor.personId ?? nobody) : null,
    patience: null,
  }
}

/** A tab lies within the data scope: nobody sees more by choosing another tab. */
export async function reachOfTab(
  ctx: Context,
  scope: CustomerSelection['scope'],
  permission: Permission = 'customer.read',
): Promise<CustomerReach> {
  const me = ctx.actor.personId
  switch (scope) {
    case 'mine':
      return customerReach(ctx, permission, me ? [me] : [])
    case 'collaborating':
      return customerReach(ctx, permission, 'collaborating')
    case 'reports':
      return customerReach(ctx, permission, me ? await selectReports(ctx, me) : [])
    case 'department':
      return customerReach(
        ctx,
        permission,
        ctx.actor.departmentId ? await selectPeopleOfDepartment(ctx, ctx.actor.departmentId) : [],
      )
    default:
      return customerReach(ctx, permission)
  }
}

const nobody = '00000000-0000-0000-0000-000000000000'
