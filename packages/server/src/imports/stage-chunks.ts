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

/** Columns of import_rows in the order of a chunk's text, after import_id. */
export const stagedColumns = ['row_no', 'new_id', 'data', 'tokens', 'key_kinds', 'key_values', 'problems'] as const

export interface StagedChunk {
  /** Lines of COPY text without the import's id, which the writer puts before each. */
  lines: string[]
  lastRow: number
  read: number
  leftOut: number
  bytes: number
}

const chunkRows = 4000
/** Rows of wide text make a chunk full before its number of rows does. */
const chunkSigns = 4 * 1024 * 1024

/** Reads a file from a row on and works out what is staged, a committed chunk at a time. */
export async function* stageChunks(plan: StagePlan): AsyncGenerator<StagedChunk> {
  const lookup = makeReferenceLookup(regions, industries)
  const readRow = makeRowReader(plan.kind, new Map(plan.mapping), plan.settings, lookup)
  let bytes = 0
  let chunk = emptyChunk(plan.afterRow)
  let signs = 0
  for await (const batch of readRows(plan.path, plan.source, (read) => (bytes = read))) {
    for (const row of batch) {
      if (row.rowNo <= plan.afterRow) continue
      chunk.lastRow = row.rowNo
      if (!isWanted(row, plan)) {
        chunk.leftOut += 1
        continue
      }
      const reading = readRow(row)
      const derived = completeRow(reading, plan)
      const line = [
        row.rowNo,
        newId(),
        copyValue(JSON.stringify(reading.data)),
        copyArray(derived.tokens),
        copyArray(derived.keys && derived.keys.map((key) => key.kind)),
        copyArray(derived.keys && derived.keys.map((key) => key.value)),
        reading.problems.length === 0 ? '\\N' : copyValue(JSON.stringify(reading.problems)),
      ].join('\t')
      chunk.lines.push(line)
      chunk.read += 1
      signs += line.length
      if (chunk.lines.length < chunkRows && signs < chunkSigns) continue
      yield { ...chunk, bytes }
      chunk = emptyChunk(chunk.lastRow)
      signs = 0
    }
  }
  yield { ...chunk, bytes }
}

function emptyChunk(lastRow: number): StagedChunk {
  return { lines: [], lastRow, read: 0, leftOut: 0, bytes: 0 }
}

function isWanted(row: RawRow, plan: StagePlan): boolean {
  for (const { column, op, value } of plan.where) {
    if (!meetsWhere(row.cells[column] ?? '', op, value)) return false
  }
  return true
}
