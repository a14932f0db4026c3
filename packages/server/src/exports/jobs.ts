import { locales } from '@zhike/core/kernel/problem'
import { z } from 'zod'
import type { JobHandler } from '../platform/jobs/job-queue.ts'
import { askerOf } from './asker-queries.ts'
import { runExport } from './run-export.ts'

const jobData = z.object({ exportId: z.uuid(), locale: z.enum(locales) })

/** Queue run-export: by the rights its asker has when the file is made, and in the language they asked in. */
export const runExportJob: JobHandler = async (ctx, data, signal) => {
  const { exportId, locale } = jobData.parse(data)
  const actor = await askerOf(ctx, exportId)
  await runExport({ ...ctx, locale, actor: actor ?? ctx.actor }, exportId, signal)
}
