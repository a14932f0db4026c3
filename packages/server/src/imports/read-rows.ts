import type { RawRow } from '@zhike/core/imports/read-row'
import type { Delimiter } from './csv/detect-delimiter.ts'
import type { Encoding } from './csv/detect-encoding.ts'
import { readCsv } from './csv/read-csv.ts'
import { readVcards } from './vcard/read-vcards.ts'
import { BrokenWorkbook } from './xlsx/broken-workbook.ts'
import { openWorkbook } from './xlsx/open-workbook.ts'
import { readSheet } from './xlsx/read-sheet.ts'

/** What has to be known to read a file's rows again, the same way. */
export type TableSource =
  | { format: 'csv'; encoding: Encoding; delimiter: Delimiter }
  | { format: 'xlsx'; sheet: string | null }
  | { format: 'vcf' }

/** The rows of a CSV, XLSX or vCard file from its first row on, headers included, in batches and bounded memory. */
export async function* readRows(
  path: string,
  source: TableSource,
  onBytes?: (bytes: number) => void,
): AsyncGenerator<RawRow[]> {
  if (source.format === 'csv') {
    yield* readCsv(path, source, onBytes)
    return
  }
  if (source.format === 'vcf') {
    yield* readVcards(path, onBytes)
    return
  }
  const workbook = await openWorkbook(path)
  const sheet = workbook.sheets.find((one) => one.name === source.sheet) ?? workbook.sheets[0]
  if (!sheet) throw new BrokenWorkbook('it has no sheet')
  yield* readSheet(workbook, sheet.part)
}
