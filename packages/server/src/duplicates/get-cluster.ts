import { evidenceOf, wordedEvidence } from '@zhike/core/duplicates/evidence'
import type { ClusterDetail } from '@zhike/core/duplicates/schema'
import { notFound } from '@zhike/core/kernel/problems'
import { loadCustomer } from '../customers/load-customer.ts'
import { noteContactViews } from '../platform/access/note-contact-views.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { findCluster, selectMembers, selectPairs } from './cluster-queries.ts'

/** More do not fit side by side. */
const mostCompared = 10

/** A group of which nobody is inside the scope does not exist. */
export async function getCluster(ctx: Context, id: string): Promise<ClusterDetail> {
  requirePermission(ctx, 'customer.check-duplicate')
  requirePermission(ctx, 'customer.read')
  const cluster = await findCluster(ctx, id)
  const members = cluster ? await selectMembers(ctx, [id]) : []
  const visible = members.filter((one) => one.isVisible)
  if (!cluster || members.length < 2 || visible.length === 0) throw notFound({ id })
  const shown = visible.slice(0, mostCompared).map((one) => one.customerId)
  const customers: ClusterDetail['customers'] = []
  for (const customerId of shown) customers.push(await loadCustomer(ctx, customerId))
  noteContactViews(ctx, 'record', shown)
  const isShown = new Set(shown)
  const pairs = (await selectPairs(ctx, [id])).filter(
    (pair) => isShown.has(pair.customerId) && isShown.has(pair.otherId),
  )
  return {
    id,
    score: cluster.score,
    customers,
    elsewhere: members
      .filter((one) => !one.isVisible)
      .slice(0, mostCompared)
      .map(({ personId, holderName, departmentName }) => ({
        holder: { kind: personId ? ('person' as const) : ('pool' as const), name: holderName, departmentName },
      })),
    more: visible.length - shown.length,
    pairs: pairs.map(({ customerId, otherId, score, evidence }) => ({
      customerId,
      otherId,
      score,
      evidence: wordedEvidence(evidenceOf(evidence)),
    })),
  }
}
