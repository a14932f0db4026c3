import type { ImportKind } from '@zhike/core/imports/kinds'
import type { ImportMapping } from '@zhike/core/imports/schema'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { listStoredMappings } from './mapping-queries.ts'
import { presentMapping } from './present-mapping.ts'

export async function listMappings(ctx: Context, kind: ImportKind): Promise<{ items: ImportMapping[] }> {
  requirePermission(ctx, 'customer.import')
  return { items: (await listStoredMappings(ctx, kind)).map((one) => presentMapping(ctx, one)) }
}
