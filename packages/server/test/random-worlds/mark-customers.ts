import { newId } from '@zhike/core/kernel/ids'
import type { Context } from '../../src/platform/context/context.ts'

/** A tag on these customers, and a shared list and a shared condition that hold just them. */
export async function markCustomers(
  { db }: Context,
  customerIds: readonly string[],
  ownerId: string,
): Promise<{ tagId: string; listId: string; dynamicId: string }> {
  const [tagId, listId, dynamicId] = [newId(), newId(), newId()]
  await db.insertInto('tags').values({ id: tagId, name: tagId, colour: 'grey' }).execute()
  const condition = JSON.stringify({ field: 'tag', op: 'in', value: [tagId] })
  const common = { isShared: true, ownerId }
  await db
    .insertInto('segments')
    .values([
      { ...common, id: listId, name: listId, kind: 'static', condition: null },
      { ...common, id: dynamicId, name: dynamicId, kind: 'dynamic', condition },
    ])
    .execute()
  if (customerIds.length > 0) {
    await db
      .insertInto('customerTags')
      .values(customerIds.map((customerId) => ({ customerId, tagId })))
      .execute()
    await db
      .insertInto('segmentCustomers')
      .values(customerIds.map((customerId) => ({ customerId, segmentId: listId })))
      .execute()
  }
  return { tagId, listId, dynamicId }
}
