import type { Context } from '../platform/context/context.ts'
import { withCopy } from '../platform/database/copy-rows.ts'
import { stagedColumns } from './stage-chunks.ts'

export interface ChunkToSave {
  data: Uint8Array
  lastRow: number
  read: number
  leftOut: number
  bytes: number
}

/**
 * Rows and the place reached are committed together, so that a crash loses nothing and repeats nothing. False when the
 * place is not where this process left it: somebody else goes on, or the import was cancelled.
 */
export async function saveChunk(
  ctx: Context,
  importId: string,
  expectedRow: number,
  chunk: ChunkToSave,
): Promise<boolean> {
  return withCopy(ctx.services.db, async (session) => {
    const moved = await session.run(
      `update imports set last_row = $3, rows_read = rows_read + $4, rows_left_out = rows_left_out + $5, bytes_read = $6
       where id = $1 and last_row = $2 and state = 'staging' and not cancel_requested`,
      [importId, expectedRow, chunk.lastRow, chunk.read, chunk.leftOut, chunk.bytes],
    )
    if (moved === 0) return false
    if (chunk.data.length > 0) await session.copy('import_rows', stagedColumns, chunk.data)
    return true
  })
}
