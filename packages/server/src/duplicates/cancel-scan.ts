import { scanNotRunning } from '@zhike/core/duplicates/problems'
import type { DuplicateScan } from '@zhike/core/duplicates/schema'
import { notFound } from '@zhike/core/kernel/problems'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { presentScan } from './present-scan.ts'
import { findScan, requestScanCancel } from './record-queries.ts'

/** Stops a scan: at once where it waits, at its next step where it runs. */
export async function cancelScan(ctx: Context, id: string): Promise<DuplicateScan> {
  requirePermission(ctx, 'duplicate.scan')
  const isStopping = await requestScanCancel(ctx, id)
  const scan = await findScan(ctx, id)
  if (!scan) throw notFound({ id })
  if (!isStopping) throw scanNotRunning({ no: scan.no })
  return presentScan(ctx, scan)
}
