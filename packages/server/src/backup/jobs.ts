import { backupInterrupted } from '@zhike/core/backup/problems'
import { isBackupDue } from '@zhike/core/backup/schedule'
import { z } from 'zod'
import { now, type Context } from '../platform/context/context.ts'
import { readCompany } from '../platform/context/company.ts'
import type { JobHandler } from '../platform/jobs/job-queue.ts'
import { failRun } from './execute-run.ts'
import { enqueueRun } from './enqueue-run.ts'
import { deleteOldRuns, findRun, hasOpenRun, selectAttempts, selectSchedule, selectSilentRuns } from './queries.ts'
import { runInChild } from './run-in-child.ts'

const keptRunDays = 90

const jobData = z.object({ runId: z.uuid() })

/** Every minute: ends runs whose process is gone, and begins the scheduled backup when its time has come. */
export const backupClockJob: JobHandler = async (ctx) => {
  for (const id of await selectSilentRuns(ctx)) {
    const run = await findRun(ctx, id)
    if (run) await failRun(ctx, run, backupInterrupted())
  }
  if ((await readCompany(ctx.services.db)).name === '') return
  const schedule = await selectSchedule(ctx.db)
  if (!isBackupDue(schedule, await selectAttempts(ctx), now(ctx), ctx.company.timeZone)) return
  if (await hasOpenRun(ctx)) return
  await deleteOldRuns(ctx, keptRunDays)
  await enqueueRun(ctx, { kind: 'backup', cause: 'scheduled' })
}

export const runBackupJob: JobHandler = async (ctx, data, signal) => {
  const { runId } = jobData.parse(data)
  try {
    const said = await runInChild(runId, signal)
    if (said !== '') ctx.log.warn({ said, run: runId }, 'the worker of a backup or restore test had something to say')
  } catch (error) {
    await endLost(ctx, runId, signal.aborted ? backupInterrupted() : error)
  }
}

/** A worker that could not even write down what went wrong. */
async function endLost(ctx: Context, runId: string, error: unknown): Promise<void> {
  const run = await findRun(ctx, runId)
  if (run?.state === 'queued' || run?.state === 'running') await failRun(ctx, run, error)
}
