import { mergeKindsDiffer, mergeUnderErasure, mergeUnderWay } from '@zhike/core/merges/problems'
import { notAllowed } from '@zhike/core/kernel/problems'
import { reaches, requireCustomer } from '../platform/access/scoped-customers.ts'
import type { Context } from '../platform/context/context.ts'
import { selectInMergeUnderWay, selectUnderErasure } from './merge-queries.ts'
import { selectReadable, type MergingRecord } from './record-queries.ts'

/**
 * The records of a merge, in the order asked for. Each has to be readable (else it does not exist), and within reach of
 * the right to change it and of the right to merge: the survivor's as well as those that go.
 */
export async function requireMergeable(ctx: Context, ids: readonly string[]): Promise<MergingRecord[]> {
  const found = new Map((await selectReadable(ctx, ids)).map((record) => [record.id, record]))
  const records: MergingRecord[] = []
  for (const id of ids) {
    const record = found.get(id)
    // Says where a merged one went, or that there is none.
    if (!record) await requireCustomer(ctx, id)
    else records.push(record)
  }
  for (const { id, personId } of records) {
    for (const permission of ['customer.update', 'customer.merge'] as const) {
      if (!(await reaches(ctx, permission, personId, id))) throw notAllowed({ action: permission })
    }
  }
  return records
}

/** What nobody can merge, whatever they may. */
export async function refuseUnfit(
  ctx: Context,
  survivor: MergingRecord,
  records: readonly MergingRecord[],
): Promise<void> {
  const other = records.find((record) => record.kind !== survivor.kind)
  if (other) throw mergeKindsDiffer({ name: other.name, survivor: survivor.name })
  const ids = records.map((record) => record.id)
  const erased = await selectUnderErasure(ctx, ids)
  if (erased) throw mergeUnderErasure({ name: erased.name })
  const busy = await selectInMergeUnderWay(ctx, ids, null)
  if (busy) throw mergeUnderWay({ name: busy.name })
}
