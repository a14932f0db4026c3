import type { scanState } from '@zhike/core/duplicates/schema'
import type { z } from 'zod'
import { may, requirePermission, type Context } from '../platform/context/context.ts'
import { readSetting } from '../settings/read-setting.ts'
import { presentScan } from './present-scan.ts'
import { findLatestScan } from './record-queries.ts'

export async function getScan(ctx: Context): Promise<z.output<typeof scanState>> {
  requirePermission(ctx, 'customer.check-duplicate')
  const scan = await findLatestScan(ctx)
  return {
    scan: scan ? presentScan(ctx, scan) : null,
    rules: await readSetting(ctx, 'duplicates.rules'),
    mayScan: may(ctx, 'duplicate.scan'),
  }
}
