import { reaches, requireCustomer } from '../platform/access/scoped-customers.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { presentRelation } from './present-relation.ts'
import { selectRelations } from './relation-queries.ts'

/** What a customer has to do with others; of those the reader may not see there is a count and nothing else. */
export async function listCustomerRelations(ctx: Context, customerId: string) {
  requirePermission(ctx, 'customer.read')
  const { id, personId } = await requireCustomer(ctx, customerId)
  const rows = await selectRelations(ctx, id)
  const mayWrite = await reaches(ctx, 'customer.update', personId, id)
  const seen = rows.filter((row) => row.isSeen)
  return { items: seen.map((row) => presentRelation(row, mayWrite)), hidden: rows.length - seen.length }
}
