import { z } from 'zod'
import { emitEvent } from '../platform/events/emit-event.ts'
import type { JobHandler } from '../platform/jobs/job-queue.ts'
import { measureSegments } from './measure-segments.ts'

const jobData = z.object({ segmentIds: z.array(z.uuid()) })

/** After a change, so that the new size is there before the night. */
export const measureSegmentsJob: JobHandler = async (ctx, data, signal) => {
  const { segmentIds } = jobData.parse(data)
  await measureSegments(ctx, segmentIds, signal)
  await emitEvent(ctx, 'segments.changed', { segmentIds })
}
