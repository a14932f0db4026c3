import { keepCheck } from '../audit/keep-check.ts'
import { sealAudit } from '../audit/seal-audit.ts'
import { removeOldRows } from '../bulk-edits/remove-old-rows.ts'
import { removeOldExports } from '../exports/remove-old-exports.ts'
import { refreshCompleteness } from '../customers/refresh-completeness.ts'
import { refreshStats } from '../customers/refresh-stats.ts'
import type { Context } from '../platform/context/context.ts'
import { resumeFills } from '../custom-fields/resume-fills.ts'
import { moveToBucket } from '../files/move-files.ts'
import { removeOldUploads } from '../files/remove-old-uploads.ts'
import { applyRetention } from '../privacy/apply-retention.ts'
import { measureSegments } from '../segments/measure-segments.ts'
import { moveDaysOn } from '../special-days/move-days-on.ts'
import { runTiers } from '../tiers/run-tiers.ts'
import { deleteOldEvents, deleteOldIdempotencyKeys, isSetUp } from './queries.ts'

const keyDays = 3
const eventDays = 30

/** What time itself changes: twelve months move on with every day, answers kept for retries and told events grow old. */
export async function runNightly(ctx: Context): Promise<void> {
  if (!(await isSetUp(ctx))) return
  await sealAudit(ctx, { everything: true })
  await keepCheck(ctx)
  await refreshStats(ctx)
  await moveDaysOn(ctx)
  await refreshCompleteness(ctx)
  await runTiers(ctx)
  await applyRetention(ctx)
  await resumeFills(ctx)
  await measureSegments(ctx)
  await removeOldRows(ctx)
  await removeOldUploads(ctx)
  await moveToBucket(ctx)
  await removeOldExports(ctx)
  const keys = await deleteOldIdempotencyKeys(ctx, keyDays)
  const events = await deleteOldEvents(ctx, eventDays)
  ctx.log.info({ keys, events }, 'nightly: figures refreshed, tiers calculated, old rows deleted')
}
