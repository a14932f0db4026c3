import { requireCustomer } from '../platform/access/scoped-customers.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { noteRelation, valuesOf } from './note-relation.ts'
import { deleteRelationRow } from './relation-queries.ts'
import { requireRelation } from './require-relation.ts'

export async function deleteCustomerRelation(ctx: Context, customerId: string, relationId: string): Promise<void> {
  requirePermission(ctx, 'customer.update')
  await transaction(ctx, async (ctx) => {
    const { id: mine } = await requireCustomer(ctx, customerId, 'customer.update', { lock: true })
    const row = await requireRelation(ctx, mine, relationId)
    await deleteRelationRow(ctx, row.firstId, row.id)
    await noteRelation(ctx, [mine, row.otherId], valuesOf(row), null)
  })
}
