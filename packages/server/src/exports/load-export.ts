import { notFound } from '@zhike/core/kernel/problems'
import type { Context } from '../platform/context/context.ts'
import { selectExport, type StoredExport } from './queries.ts'

/** One's own; nobody else's exist, whatever role one has. */
export async function loadExport(ctx: Context, id: string): Promise<StoredExport> {
  const row = await selectExport(ctx, id)
  if (!row || ctx.actor.personId === null || row.personId !== ctx.actor.personId) throw notFound({ id })
  return row
}
