import type { JobHandler } from '../platform/jobs/job-queue.ts'
import { fillCustomField } from './fill-custom-field.ts'

export const fillCustomFieldJob: JobHandler = async (ctx, data, signal) => {
  if (typeof data['fieldId'] === 'string') await fillCustomField(ctx, data['fieldId'], signal)
}
