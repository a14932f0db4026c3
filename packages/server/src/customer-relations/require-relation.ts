import { notFound } from '@zhike/core/kernel/problems'
import type { Context } from '../platform/context/context.ts'
import { selectRelations, type RelationRow } from './relation-queries.ts'

/** A relation of this customer whose other end the actor may see, too. */
export async function requireRelation(ctx: Context, customerId: string, relationId: string): Promise<RelationRow> {
  const [row] = await selectRelations(ctx, customerId, relationId)
  if (!row?.isSeen) throw notFound({ id: relationId })
  return row
}
