import type { ExportRecord } from '@zhike/core/exports/schema'
import type { Context } from '../platform/context/context.ts'
import { loadExport } from './load-export.ts'
import { presentExport } from './present-export.ts'

export async function getExport(ctx: Context, id: string): Promise<ExportRecord> {
  return presentExport(ctx, await loadExport(ctx, id))
}
