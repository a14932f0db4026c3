/** A workbook that cannot be read, and why; whoever catches it knows the file's name and the row reached. */
export class BrokenWorkbook extends Error {
  readonly row: number

  constructor(reason: string, row = 0) {
    super(reason)
    this.name = 'BrokenWorkbook'
    this.row = row
  }
}

/** More text than fits the memory that an import may use. */
export class WorkbookTooLarge extends Error {
  readonly limitMb: number

  constructor(limitMb: number) {
    super(`over ${limitMb} MB of text`)
    this.name = 'WorkbookTooLarge'
    this.limitMb = limitMb
  }
}
