/** Signs with which a spreadsheet takes a cell for a formula. */
const formulaStart = /^\s*[=+\-@]|^[\t\r]/

/**
 * One cell of a CSV file. Text that a spreadsheet would run as a formula gets an apostrophe before it; figures that we
 * computed are passed as they are.
 */
export function csvCell(value: string | null, kind: 'text' | 'figure' = 'text'): string {
  if (value === null || value === '') return ''
  const safe = kind === 'text' && formulaStart.test(value.normalize('NFKC')) ? `'${value}` : value
  return /[",\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe
}

export function csvLine(cells: readonly string[]): string {
  return `${cells.join(',')}\r\n`
}
