import { readSerial } from '@zhike/core/imports/dates'
import type { RawRow } from '@zhike/core/imports/read-row'
import { BrokenWorkbook, WorkbookTooLarge } from './broken-workbook.ts'
import type { Workbook } from './open-workbook.ts'
import { readAttribute, scanXml, unescapeXml } from './scan-xml.ts'

const mostColumns = 16_384
const longestCell = 32 * 1024 * 1024

interface CellState {
  column: number
  type: string
  style: number
  value: string
  inline: string
  formula: string | null
}

/** The rows of one sheet, in batches as the file streams by. Empty rows are not told; row numbers are the sheet's own. */
export async function* readSheet(workbook: Workbook, part: string): AsyncGenerator<RawRow[]> {
  let batch: RawRow[] = []
  let rowNo = 0
  let nextColumn = 0
  let cells: string[] = []
  let faults: Map<number, { code: 'value.formula' | 'value.cell-error'; value: string }> | undefined
  let cell: CellState | null = null
  let target: 'value' | 'inline' | 'formula' | null = null
  let inPhonetic = false

  const endCell = (done: CellState) => {
    const text = valueOf(workbook, done)
    if (done.type === 'e') {
      faults ??= new Map()
      faults.set(done.column, { code: 'value.cell-error', value: done.value })
    } else if (done.formula !== null && done.value === '' && done.inline === '' && done.type !== 'str') {
      faults ??= new Map()
      faults.set(done.column, { code: 'value.formula', value: `=${unescapeXml(done.formula)}` })
    }
    if (text === '') return
    while (cells.length < done.column) cells.push('')
    cells[done.column] = text
  }

  const scan = scanXml(await workbook.archive.stream(part), {
    open(name, tag) {
      if (name === 'c') {
        const reference = readAttribute(tag, 'r')
        const column = reference === undefined ? nextColumn : columnOf(reference)
        if (column >= mostColumns) throw new BrokenWorkbook(`column ${reference} does not exist`, rowNo)
        nextColumn = column + 1
        const style = readAttribute(tag, 's')
        cell = {
          column,
          type: readAttribute(tag, 't') ?? '',
          style: style === undefined ? -1 : Number(style),
          value: '',
          inline: '',
          formula: null,
        }
      } else if (name === 'v') target = 'value'
      else if (name === 't') target = cell !== null && !inPhonetic ? 'inline' : null
      else if (name === 'f') {
        target = 'formula'
        if (cell) cell.formula = ''
      } else if (name === 'row') {
        const written = Number(readAttribute(tag, 'r'))
        rowNo = Number.isInteger(written) && written > rowNo ? written : rowNo + 1
        nextColumn = 0
        cells = []
        faults = undefined
      } else if (name === 'rPh') inPhonetic = true
    },
    close(name) {
      if (name === 'c') {
        if (cell) endCell(cell)
        cell = null
      } else if (name === 'row') {
        if (cells.length > 0 || faults) batch.push(faults ? { rowNo, cells, faults } : { rowNo, cells })
      } else if (name === 'v' || name === 't' || name === 'f') target = null
      else if (name === 'rPh') inPhonetic = false
    },
    text(text) {
      if (!cell || target === null) return
      if (target === 'formula') cell.formula = (cell.formula ?? '') + text.slice(0, 200)
      else cell[target] += text
      if (cell.value.length + cell.inline.length > longestCell) throw new WorkbookTooLarge(longestCell / 1024 / 1024)
    },
  })
  try {
    for await (const _ of scan) {
      if (batch.length === 0) continue
      yield batch
      batch = []
    }
  } catch (error) {
    if (error instanceof BrokenWorkbook || error instanceof WorkbookTooLarge) throw error
    const isStream = error instanceof Error && 'code' in error
    if (isStream) throw new BrokenWorkbook('its compressed data is damaged', rowNo)
    throw error
  }
}

function valueOf(workbook: Workbook, cell: CellState): string {
  switch (cell.type) {
    case 's':
      return workbook.strings.get(Number(cell.value))
    case 'inlineStr':
      return unescapeXml(cell.inline)
    case 'str':
      return unescapeXml(cell.value)
    case 'b':
      return cell.value === '1' ? 'TRUE' : cell.value === '' ? '' : 'FALSE'
    case 'e':
      return ''
    case 'd':
      return cell.value.replace('T', ' ')
    default:
      return cell.value === '' ? unescapeXml(cell.inline) : numberOf(workbook, cell)
  }
}

function numberOf(workbook: Workbook, cell: CellState): string {
  const number = Number(cell.value)
  if (Number.isNaN(number)) return unescapeXml(cell.value)
  if (workbook.dateStyles[cell.style]) {
    const reading = readSerial(workbook.from1904 ? number + 1462 : number)
    if (!('failure' in reading)) return reading.time === null ? reading.day : `${reading.day} ${reading.time}`
  }
  // Excel keeps fifteen digits: 1280.5000000000002 was entered as 1280.5.
  return /^-?\d{1,15}$/.test(cell.value) ? cell.value : String(Number(number.toPrecision(15)))
}

/** "AB12" → 27. */
function columnOf(reference: string): number {
  let column = 0
  for (let i = 0; i < reference.length; i++) {
    const code = reference.charCodeAt(i) & ~32
    if (code < 65 || code > 90) break
    column = column * 26 + (code - 64)
  }
  return column - 1
}
