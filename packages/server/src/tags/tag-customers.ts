import { tooManyTagPairs, tooManyTagsOfOne, unknownTag } from '@zhike/core/tags/problems'
import {
  mostTagged,
  mostTagPairs,
  mostTagsOfOne,
  type TagChange,
  type TagCustomersInput,
  type TaggedCustomers,
} from '@zhike/core/tags/schema'
import { refreshCompleteness } from '../customers/refresh-completeness.ts'
import { requireCustomer } from '../platform/access/scoped-customers.ts'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { emitEvent } from '../platform/events/emit-event.ts'
import { countOverTagged, deletePairs, insertPairs, selectTaggable, type TagPair } from './customer-tag-queries.ts'
import { selectTagNames } from './queries.ts'
import { undoOf } from './undo-of.ts'

/** Sets and removes tags; says what takes exactly that back. What the permission does not reach stays as it is. */
export async function tagCustomers(ctx: Context, { changes }: TagCustomersInput): Promise<TaggedCustomers> {
  requirePermission(ctx, 'customer.tag')
  const asked = [...new Set(changes.flatMap((change) => change.customerIds))]
  refuseTooMuch(changes, asked.length)
  return transaction(ctx, async (ctx) => {
    const names = await namesOf(ctx, changes)
    const taggable = await selectTaggable(ctx, asked)
    // Nothing at all to do: say why, as for a single customer.
    if (taggable.size === 0) await requireCustomer(ctx, asked[0] ?? '', 'customer.tag')
    const pairs = (which: 'add' | 'remove') =>
      changes.flatMap((change) =>
        change.customerIds
          .filter((id) => taggable.has(id))
          .flatMap((customerId) => change[which].map((tagId): TagPair => ({ customerId, tagId }))),
      )
    const removed = await deletePairs(ctx, pairs('remove'))
    const added = await insertPairs(ctx, pairs('add'))
    const tooMany = await countOverTagged(ctx, [...new Set(added.map((pair) => pair.customerId))], mostTagsOfOne)
    if (tooMany > 0) throw tooManyTagsOfOne({ limit: mostTagsOfOne, count: tooMany })
    const customerIds = [...new Set([...added, ...removed].map((pair) => pair.customerId))]
    if (customerIds.length > 0) {
      await noteInAudit(ctx, customerIds, { added, removed }, names)
      await refreshCompleteness(ctx, customerIds)
      await emitEvent(ctx, 'customer.tagged', { customerIds })
    }
    return {
      customers: customerIds.length,
      leftOut: asked.length - taggable.size,
      undo: { changes: undoOf(added, removed) },
    }
  })
}

function refuseTooMuch(changes: readonly TagChange[], customers: number): void {
  const count = changes.reduce(
    (sum, change) => sum + change.customerIds.length * (change.add.length + change.remove.length),
    0,
  )
  if (count > mostTagPairs) throw tooManyTagPairs({ limit: mostTagPairs, count })
  if (customers > mostTagged) throw tooManyTagPairs({ limit: mostTagged, count: customers })
}

async function namesOf(ctx: Context, changes: readonly TagChange[]): Promise<Map<string, string>> {
  const ids = [...new Set(changes.flatMap((change) => [...change.add, ...change.remove]))]
  const names = await selectTagNames(ctx, ids)
  const toAdd = changes.flatMap((change) => change.add)
  // What is to be removed and is gone is removed already.
  const unknown = toAdd.find((id) => !names.has(id.toLowerCase()))
  if (unknown !== undefined) throw unknownTag({ id: unknown })
  return names
}

/** One row, however many: of one customer the names, of several how many have which more or less. */
async function noteInAudit(
  ctx: Context,
  customerIds: readonly string[],
  { added, removed }: { added: readonly TagPair[]; removed: readonly TagPair[] },
  names: ReadonlyMap<string, string>,
): Promise<void> {
  const counts = (pairs: readonly TagPair[]) => {
    const byName: Record<string, number> = {}
    for (const { tagId } of pairs) {
      const name = names.get(tagId) ?? tagId
      byName[name] = (byName[name] ?? 0) + 1
    }
    return byName
  }
  const [only] = customerIds
  const isOne = customerIds.length === 1 && only !== undefined
  await writeAudit(ctx, {
    action: 'customer.tag',
    subjectType: isOne ? 'customer' : 'customers',
    ...(isOne ? { subjectId: only, customerId: only } : {}),
    summary: { customers: customerIds.length },
    before: { tags: isOne ? Object.keys(counts(removed)) : counts(removed) },
    after: { tags: isOne ? Object.keys(counts(added)) : counts(added) },
  })
}
