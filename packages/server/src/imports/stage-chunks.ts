import { makeReferenceLookup } from '@zhike/core/imports/reference-lookup'
import { makeRowReader, type RawRow } from '@zhike/core/imports/read-row'
import { meetsWhere } from '@zhike/core/imports/where'
import { newId } from '@zhike/core/kernel/ids'
import { industries } from '@zhike/core/reference/industries'
import { regions } from '@zhike/core/reference/regions'
import { copyArray, copyValue } from '../platform/database/copy-text.ts'
import { completeRow } from './complete-row.ts'
import { readRows } from './read-rows.ts'
import type { StagePlan } from './stage-plan.ts'

/** Columns of import_rows in the order of a chunk's text. */
export const stagedColumns = [
  'import_id',
  'row_no',
  'new_id',
  'data',
  'tokens',
  'key_kinds',
  'key_values',
  'problems',
] as const

export interface StagedChunk {
  /** COPY text. */
  data: Uint8Array<ArrayBuffer>
  lastRow: number
  read: number
  leftOut: number
  bytes: number
}

const chunkRows = 4000
/** Rows of wide text make a chunk full before its number of rows does. */
const chunkSigns = 4 * 1024 * 1024

/** Reads a file from a row on and works out what is staged, a committed chunk at a time. */
export async function* stageChunks(plan: StagePlan, importId: string): AsyncGenerator<StagedChunk> {
  const lookup = makeReferenceLookup(regions, industries)
  const readRow = makeRowReader(plan.kind, new Map(plan.mapping), plan.settings, lookup, plan.custom)
  const encoder = new TextEncoder()
  let bytes = 0
  let lines: string[] = []
  let signs = 0
  let progress = { lastRow: plan.afterRow, read: 0, leftOut: 0 }
  const finishChunk = (): StagedChunk => {
    const chunk = { data: encoder.encode(lines.join('')), ...progress, bytes }
    lines = []
    signs = 0
    progress = { lastRow: progress.lastRow, read: 0, leftOut: 0 }
    return chunk
  }
  for await (const batch of readRows(plan.path, plan.source, (read) => (bytes = read))) {
    for (const row of batch) {
      if (row.rowNo <= plan.afterRow) continue
      progress.lastRow = row.rowNo
      if (!isWanted(row, plan)) {
        progress.leftOut += 1
        continue
      }
      const reading = readRow(row)
      const { tokens, keys } = completeRow(reading, plan)
      const columns = [
        importId,
        row.rowNo,
        newId(),
        copyValue(JSON.stringify(reading.data)),
        copyArray(tokens),
        copyArray(keys && keys.map((key) => key.kind)),
        copyArray(keys && keys.map((key) => key.value)),
        reading.problems.length === 0 ? '\\N' : copyValue(JSON.stringify(reading.problems)),
      ]
      const line = `${columns.join('\t')}\n`
      lines.push(line)
      progress.read += 1
      signs += line.length
      if (lines.length >= chunkRows || signs >= chunkSigns) yield finishChunk()
    }
  }
  yield finishChunk()
}

function isWanted(row: RawRow, plan: StagePlan): boolean {
  for (const { column, op, value } of plan.where) {
    if (!meetsWhere(row.cells[column] ?? '', op, value)) return false
  }
  return true
}
