import { scanFailed } from '@zhike/core/duplicates/problems'
import { scanSteps, scanSummary, type DuplicateScan } from '@zhike/core/duplicates/schema'
import type { Context } from '../platform/context/context.ts'
import type { ScanRow } from './record-queries.ts'

export function presentScan(ctx: Context, row: ScanRow): DuplicateScan {
  const { rules: _, cancelRequested: __, ...scan } = row
  return {
    ...scan,
    state: row.state as DuplicateScan['state'],
    step: scanSteps.find((step) => step === row.step) ?? null,
    summary: row.state === 'done' ? scanSummary.parse(row.summary) : null,
    error: row.state === 'failed' ? scanFailed({ no: row.no, code: row.error }).text(ctx.locale) : null,
  }
}
