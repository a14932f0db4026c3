import { createReadStream } from 'node:fs'
import type { RawRow } from '@zhike/core/imports/read-row'
import { CsvParser } from './csv-parser.ts'
import type { Delimiter } from './detect-delimiter.ts'
import type { Encoding } from './detect-encoding.ts'
import { textReader } from './text-decoders.ts'

export interface CsvSource {
  encoding: Encoding
  delimiter: Delimiter
}

/** The rows of a CSV file in batches, empty ones left out; `onBytes` hears how far the file has been read. */
export async function* readCsv(
  path: string,
  source: CsvSource,
  onBytes: (bytes: number) => void = () => undefined,
): AsyncGenerator<RawRow[]> {
  const file = createReadStream(path, { highWaterMark: 512 * 1024 })
  const decoder = textReader(source.encoding)
  const parser = new CsvParser(source.delimiter)
  let rowNo = 0
  const number = (records: string[][]): RawRow[] => {
    const rows: RawRow[] = []
    for (const cells of records) {
      rowNo += 1
      if (!isEmpty(cells)) rows.push({ rowNo, cells })
    }
    return rows
  }
  try {
    for await (const chunk of file as AsyncIterable<Buffer>) {
      const rows = number(parser.push(decoder.decode(chunk, { stream: true })))
      onBytes(file.bytesRead)
      if (rows.length > 0) yield rows
    }
    const rows = number([...parser.push(decoder.decode()), ...parser.end()])
    if (rows.length > 0) yield rows
  } finally {
    file.destroy()
  }
}

function isEmpty(cells: string[]): boolean {
  for (const cell of cells) if (cell !== '' && cell.trim() !== '') return false
  return true
}
