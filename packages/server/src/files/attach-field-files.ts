import { fileNotWaiting, mostFiles, tooManyFiles } from '@zhike/core/files/problems'
import type { Context } from '../platform/context/context.ts'
import { emitEvent } from '../platform/events/emit-event.ts'
import { putAway, takeAgain, takeUploaded } from './field-file-queries.ts'
import type { FileOwner } from './file-owner.ts'
import { countFiles } from './queries.ts'

/** What a field of the kind file held and holds now, by id. */
export interface FileChange {
  fieldId: string
  label: string
  before: string | null
  after: string | null
}

/**
 * After a record is written: what its fields name hangs on its customer from now on, what they held before goes to the
 * bin. In the transaction of the write, so that no value names a file that is not there.
 */
export async function attachFieldFiles(ctx: Context, owner: FileOwner, changes: readonly FileChange[]): Promise<void> {
  if (changes.length === 0) return
  const { customerId } = owner
  for (const { fieldId, label, before, after } of changes) {
    if (before !== null) await putAway(ctx, customerId, before)
    if (after === null) continue
    const isThere = (await takeUploaded(ctx, owner, fieldId, after)) || (await takeAgain(ctx, owner, fieldId, after))
    if (!isThere) throw fileNotWaiting({ field: label })
  }
  const count = await countFiles(ctx, customerId)
  if (count > mostFiles) throw tooManyFiles({ count: mostFiles })
  await emitEvent(ctx, 'customer.files-changed', { customerId })
}
