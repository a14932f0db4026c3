import type { Context } from '../platform/context/context.ts'
import { readSetting } from '../settings/read-setting.ts'
import { updateCompleteness } from './completeness-queries.ts'

/** Brings the score that lists filter and sort by up to what is known of these customers; without any, of all. */
export async function refreshCompleteness(ctx: Context, customerIds: readonly string[] | null = null): Promise<void> {
  if (customerIds?.length === 0) return
  await updateCompleteness(ctx, await readSetting(ctx, 'completeness.weights'), customerIds && { customerIds })
}

/** Customers that an import created, or to whom it brought contacts. */
export async function refreshCompletenessOfImport(ctx: Context, importId: string): Promise<void> {
  await updateCompleteness(ctx, await readSetting(ctx, 'completeness.weights'), { importId })
}
