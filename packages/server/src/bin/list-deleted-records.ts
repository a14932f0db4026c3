import type { Permission } from '@zhike/core/access/permissions'
import type { BinRecord, DeletedRecord } from '@zhike/core/bin/schema'
import { may, requirePermission, type Context } from '../platform/context/context.ts'
import { decodeCursor, encodeCursor } from '../platform/list/keyset.ts'
import { binOrder, countDeleted, selectDeleted, type BinFilter, type CommonRow } from './queries.ts'

/** Whoever may write a record may delete it and take it back. */
const permissions: Record<BinRecord, Permission> = {
  contact: 'contact.write',
  order: 'order.write',
  'follow-up': 'follow-up.write',
  file: 'follow-up.write',
}

/** The bin of contacts, orders, follow-ups or files: what the caller may restore. */
export async function listDeletedRecords(
  ctx: Context,
  query: { record: BinRecord; customerId?: string | undefined; limit: number; after?: string | undefined },
): Promise<{ items: DeletedRecord[]; nextCursor: string | null }> {
  const { record, customerId, limit, after } = query
  const permission = permissions[record]
  requirePermission(ctx, 'customer.read')
  requirePermission(ctx, permission)
  const filter = binFilter(ctx, customerId)
  const cursor = decodeCursor(after, binOrder, { record, customerId })
  const rows = await selectDeleted(ctx, record, permission, filter, cursor, limit + 1)
  const shown = rows.slice(0, limit)
  const last = rows.length > limit ? shown.at(-1) : undefined
  return {
    items: shown.map((row) => present(record, row)),
    nextCursor: last ? encodeCursor(binOrder, { record, customerId }, [last.deletedAt], last.id) : null,
  }
}

/** How many of these there are that may also be taken out of the house. */
export async function countDeletedRecords(ctx: Context, record: BinRecord): Promise<number> {
  return countDeleted(ctx, record, [permissions[record], 'customer.export'], binFilter(ctx, undefined))
}

/** Another's follow-up takes back whoever may change everybody's; another's file, whoever may change the customer. */
function binFilter(ctx: Context, customerId: string | undefined): BinFilter {
  return {
    customerId,
    authorId: may(ctx, 'follow-up.manage') ? null : ctx.actor.personId,
    uploaderId: ctx.actor.personId,
  }
}

function present(record: BinRecord, { deletedById, deletedByName, ...row }: CommonRow): DeletedRecord {
  const deletedBy = deletedById && deletedByName ? { id: deletedById, name: deletedByName } : null
  return { ...row, record, deletedBy } as DeletedRecord
}
