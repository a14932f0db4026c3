import { chooseFields, mergeCustom, mergeFacts, type FieldChoices } from '@zhike/core/merges/choose-fields'
import { mergeChoiceUnknown, mergeOutdated, mergeSurvivorMissing, mergeTwice } from '@zhike/core/merges/problems'
import type { Merge, StartMergeInput } from '@zhike/core/merges/schema'
import { fieldNotEditable } from '@zhike/core/access/problems'
import { newId } from '@zhike/core/kernel/ids'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { chooseOwnFields, withChosen } from './choose-own-fields.ts'
import { getMerge } from './get-merge.ts'
import { lockedFields } from './locked-fields.ts'
import { insertMerge } from './merge-queries.ts'
import { isAll, keepLocked } from './preview-merge.ts'
import { lockRecords, type MergingRecord } from './record-queries.ts'
import { refuseUnfit, requireMergeable } from './require-mergeable.ts'

/** Orders a merge; a job carries it out. What was chosen is settled here, with the rights of whoever chose. */
export async function startMerge(ctx: Context, input: StartMergeInput): Promise<Merge> {
  requirePermission(ctx, 'customer.merge')
  const { survivorId, rule } = input
  const ids = input.customers.map((one) => one.id)
  const twice = ids.find((id, index) => ids.indexOf(id) !== index)
  if (twice) throw mergeTwice({ id: twice })
  if (!ids.includes(survivorId)) throw mergeSurvivorMissing({ id: survivorId })
  const id = newId()
  await transaction(ctx, async (ctx) => {
    await requireMergeable(ctx, ids)
    // Two people who merge the same customers at once: the second one finds the first one's order.
    await lockRecords(ctx, ids)
    const records = await requireMergeable(ctx, ids)
    const survivor = records.find((record) => record.id === survivorId) as MergingRecord
    for (const { id, version } of input.customers) {
      const record = records.find((one) => one.id === id)
      if (record && record.version !== version) throw mergeOutdated({ name: record.name })
    }
    await refuseUnfit(ctx, survivor, records)
    const locked = await lockedFields(ctx, records)
    const proposed = keepLocked(chooseFields(records, survivorId, rule), locked, survivorId)
    const choices = { ...proposed, ...chosenOf(input, records, locked) }
    const own = await chooseOwnFields(ctx, records, survivorId, rule)
    const custom = mergeCustom(records, survivorId, withChosen(own, input.customChoices, records, survivorId))
    const facts = { ...mergeFacts(records, survivorId, choices), custom }
    await insertMerge(ctx, { id, survivorId, facts, members: records })
    await ctx.services.queue.add(ctx.db, 'run-merge', { mergeId: id })
  })
  return getMerge(ctx, id)
}

function chosenOf(
  { choices, survivorId }: StartMergeInput,
  records: readonly MergingRecord[],
  locked: ReadonlySet<string>,
): Partial<FieldChoices> {
  for (const [field, value] of Object.entries(choices)) {
    if (isAll(value) ? field !== 'notes' : !records.some((record) => record.id === value)) {
      throw mergeChoiceUnknown({ field, value })
    }
    if (locked.has(field) && value !== survivorId) throw fieldNotEditable({ field })
  }
  return choices
}
