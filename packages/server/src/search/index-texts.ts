import type { Context } from '../platform/context/context.ts'
import { forgetBacklog, saveTexts, type IndexedKind } from './index-queries.ts'

/** Makes contacts or follow-ups that were just written findable at once; what comes in bulk waits for the job. */
export async function indexTexts(
  ctx: Context,
  kind: IndexedKind,
  customerId: string,
  rows: readonly { id: string; text: string }[],
): Promise<void> {
  await saveTexts(
    ctx,
    kind,
    rows.map(({ id, text }) => ({ customerId, id, text })),
  )
  await forgetBacklog(
    ctx,
    kind,
    customerId,
    rows.map((row) => row.id),
  )
}
