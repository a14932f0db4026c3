import { notFound } from '@zhike/core/kernel/problems'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { findImport, type StoredImport } from './import-queries.ts'

/** One's own import, or any where one imports for everybody; else it does not exist. */
export async function loadImport(ctx: Context, id: string): Promise<StoredImport> {
  requirePermission(ctx, 'customer.import')
  const stored = await findImport(ctx, id)
  if (!stored) throw notFound({ id })
  return stored
}
