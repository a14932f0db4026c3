import type { Context } from '../platform/context/context.ts'
import { selectFitting } from './field-file-queries.ts'
import type { FileOwner } from './file-owner.ts'

/** Of these files those that fields may name: what the actor uploaded for them, or what the same record held before. */
export async function fittingFiles(
  ctx: Context,
  owner: FileOwner | undefined,
  files: readonly { fieldId: string; id: string }[],
): Promise<Set<string>> {
  return files.length > 0 ? selectFitting(ctx, owner, files) : new Set()
}
