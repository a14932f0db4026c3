import { requirePermission, type Context } from '../platform/context/context.ts'
import { selectLastRetention } from './retention-queries.ts'

export async function getRetentionReport(ctx: Context) {
  requirePermission(ctx, 'privacy.manage')
  const last = await selectLastRetention(ctx)
  const { imports = 0, due = 0 } = (last?.summary ?? {}) as { imports?: number; due?: number }
  return { lastRun: last && { at: last.at, imports, due } }
}
