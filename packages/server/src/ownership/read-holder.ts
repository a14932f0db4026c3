import { notFound } from '@zhike/core/kernel/problems'
import type { Holder } from '@zhike/core/ownership/schema'
import type { Context } from '../platform/context/context.ts'
import { findHolders, findOpenTenure } from './explain-queries.ts'
import { presentTenure } from './present-tenure.ts'

/** Who holds a customer now, and how that came about in a few words. */
export async function readHolder(ctx: Context, customerId: string): Promise<{ holder: Holder; label: string }> {
  const row = await findOpenTenure(ctx, customerId)
  if (!row) throw notFound({ id: customerId })
  const { holder, label } = presentTenure(ctx, row)
  return { holder, label }
}

/** A person or pool with the name to show. */
export async function describeHolder(
  ctx: Context,
  ref: { personId: string | null; poolId: string | null },
): Promise<Holder> {
  const [holder] = await describeHolders(ctx, [ref])
  if (!holder) throw notFound({ id: ref.personId ?? ref.poolId ?? '' })
  return holder
}

/** The same for many, each found by its id. */
export async function describeHolders(
  ctx: Context,
  refs: readonly { personId: string | null; poolId: string | null }[],
): Promise<Holder[]> {
  return findHolders(ctx, [...new Set(refs.map((ref) => ref.personId ?? ref.poolId ?? ''))])
}
