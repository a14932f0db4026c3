import { isMutual } from '@zhike/core/customer-relations/kinds'
import type { CustomerRelation, PatchRelationInput } from '@zhike/core/customer-relations/schema'
import { lostUpdate } from '@zhike/core/kernel/problems'
import { requireCustomer } from '../platform/access/scoped-customers.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { readSetting } from '../settings/read-setting.ts'
import { onlyOnce, refuseBackwards, refuseUnknownKind } from './check-relation.ts'
import { noteRelation, valuesOf } from './note-relation.ts'
import { presentRelation } from './present-relation.ts'
import { saveRelation, turnAround } from './relation-queries.ts'
import { requireRelation } from './require-relation.ts'

export async function updateCustomerRelation(
  ctx: Context,
  customerId: string,
  relationId: string,
  version: number,
  input: PatchRelationInput,
): Promise<CustomerRelation> {
  requirePermission(ctx, 'customer.update')
  let name = ''
  const update = () =>
    transaction(ctx, async (ctx) => {
      const { id: mine } = await requireCustomer(ctx, customerId, 'customer.update', { lock: true })
      const row = await requireRelation(ctx, mine, relationId)
      name = row.name
      if (row.version !== version) throw lostUpdate({ current: row.version, yours: version })
      const before = valuesOf(row)
      const { otherIs = row.otherIs, kind = row.kind, note = row.note, since = row.since, until = row.until } = input
      const after = { kind, note, since, until }
      const kinds = await readSetting(ctx, 'relations.kinds')
      refuseUnknownKind(kinds, kind, row.kind)
      refuseBackwards(after)
      await saveRelation(ctx, row.firstId, row.id, after)
      if (otherIs !== row.otherIs && !isMutual(kinds, kind)) await turnAround(ctx, row.firstId, row.id)
      await noteRelation(ctx, [mine, row.otherId], before, after)
      return presentRelation(await requireRelation(ctx, mine, relationId), true)
    })
  return onlyOnce(() => name, update)
}
