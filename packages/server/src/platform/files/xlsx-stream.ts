import { crc32, createDeflateRaw } from 'node:zlib'
import { zipStream } from './zip-stream.ts'

export type CellType = 'text' | 'number' | 'money' | 'day'

export interface SheetColumn {
  title: string
  type: CellType
  /** In characters of the usual font. */
  width: number
}

/** Rows in batches; a figure or a day is text as the API has it: 1234.5, 2024-03-15. */
export type SheetRows = AsyncIterable<readonly (readonly (string | null)[])[]>

const longestCell = 32_767

const parts = (sheet: string) => [
  {
    name: '[Content_Types].xml',
    text: '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>',
  },
  {
    name: '_rels/.rels',
    text: '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
  },
  {
    name: 'xl/workbook.xml',
    text: `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="${escape(sheet.slice(0, 31))}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  },
  {
    name: 'xl/_rels/workbook.xml.rels',
    text: '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>',
  },
  {
    // Styles by place: 0 as it is, 1 head, 2 number, 3 money, 4 day, 5 text (a figure typed into it stays text).
    name: 'xl/styles.xml',
    text: '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts><fonts count="2"><font><sz val="11"/></font><font><b/><sz val="11"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="6"><xf/><xf fontId="1" applyFont="1"/><xf numFmtId="3" applyNumberFormat="1"/><xf numFmtId="4" applyNumberFormat="1"/><xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="49" applyNumberFormat="1"/></cellXfs></styleSheet>',
  },
]

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/**
 * A workbook of one sheet with typed columns, written as its rows come: memory does not grow with them. Text is text,
 * whatever it begins with: nothing in it is ever calculated.
 */
export async function* xlsxStream(
  sheet: string,
  columns: readonly SheetColumn[],
  rows: SheetRows,
): AsyncGenerator<Buffer> {
  const small = parts(sheet).map(({ name, text }) => ({ name, content: Buffer.from(declaration + text) }))
  yield* zipStream(small, { name: 'xl/worksheets/sheet1.xml', content: deflated(sheetXml(columns, rows)) })
}

/** Deflates a stream of text; the last thing it answers is what the directory of the archive needs to know. */
async function* deflated(text: AsyncIterable<string>): AsyncGenerator<Buffer, { crc: number; size: number }> {
  const deflate = createDeflateRaw({ level: 3 })
  let crc = 0
  let size = 0
  let ready: Buffer[] = []
  deflate.on('data', (chunk: Buffer) => ready.push(chunk))
  const ended = new Promise<void>((resolve, reject) => deflate.once('end', resolve).once('error', reject))
  const write = (bytes: Buffer) =>
    new Promise<void>((resolve, reject) => deflate.write(bytes, (error) => (error ? reject(error) : resolve())))
  // While one piece is deflated the next one is made: deflating has a thread of its own.
  let writing = Promise.resolve()
  for await (const piece of text) {
    const bytes = Buffer.from(piece)
    crc = crc32(bytes, crc)
    size += bytes.length
    await writing
    writing = write(bytes)
    // Where the next piece cannot be made nobody hears of this one.
    writing.catch(() => undefined)
    const out = ready
    ready = []
    yield* out
  }
  await writing
  deflate.end()
  await ended
  yield* ready
  return { crc, size }
}

async function* sheetXml(columns: readonly SheetColumn[], rows: SheetRows): AsyncGenerator<string> {
  const letters = columns.map((_, index) => columnLetters(index))
  const widths = columns.map(
    ({ width }, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  )
  const head = columns.map(({ title }, index) => textCell(`${letters[index]}1`, title, 1)).join('')
  yield `${declaration}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData><row r="1">${head}</row>`
  let rowNo = 1
  for await (const batch of rows) {
    let text = ''
    for (const cells of batch) {
      rowNo += 1
      text += `<row r="${rowNo}">`
      for (const [index, column] of columns.entries()) {
        const value = cells[index]
        if (value !== null && value !== undefined && value !== '')
          text += cell(`${letters[index]}${rowNo}`, value, column.type)
      }
      text += '</row>'
    }
    yield text
  }
  yield `</sheetData><autoFilter ref="A1:${letters.at(-1)}${rowNo}"/></worksheet>`
}

function cell(at: string, value: string, type: CellType): string {
  switch (type) {
    case 'number':
    case 'money':
      return /^-?\d+(?:\.\d+)?$/.test(value)
        ? `<c r="${at}" s="${type === 'money' ? 3 : 2}"><v>${value}</v></c>`
        : textCell(at, value, 5)
    case 'day': {
      const serial = dayNumber(value)
      return serial === null ? textCell(at, value, 5) : `<c r="${at}" s="4"><v>${serial}</v></c>`
    }
    case 'text':
      return textCell(at, value, 5)
  }
}

function textCell(at: string, value: string, style: number): string {
  return `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escape(value.slice(0, longestCell))}</t></is></c>`
}

/** Days since 30 December 1899, as spreadsheets count from March 1900 on. */
function dayNumber(day: string): number | null {
  const time = /^\d{4}-\d\d-\d\d$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN
  const number = Math.round((time - Date.UTC(1899, 11, 30)) / 86_400_000)
  return number > 60 ? number : null
}

/** Nearly every cell has none of these. */
const needsEscape = /[\u0000-\u0008\u000b-\u001f&<>"\ud800-\udfff\ufffe\uffff]/

/** XML has no place for control characters, not even written as numbers. */
function escape(text: string): string {
  if (!needsEscape.test(text)) return text
  return text
    .toWellFormed()
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? '&quot;')
    .replaceAll('\r', '&#13;')
}

function columnLetters(index: number): string {
  let letters = ''
  for (let rest = index; rest >= 0; rest = Math.floor(rest / 26) - 1)
    letters = String.fromCharCode(65 + (rest % 26)) + letters
  return letters
}
