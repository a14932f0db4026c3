export const whereOperators = ['=', '!=', '>', '>=', '<', '<='] as const
export type WhereOperator = (typeof whereOperators)[number]

export interface WhereClause {
  column: string
  op: WhereOperator
  value: string
}

/** "deal_stage=Won", "Quantity>0", "CustomerID!=": the first sign divides column and value. */
export function parseWhere(text: string): WhereClause | null {
  const match = /^(.+?)\s*(!=|>=|<=|=|>|<)(.*)$/s.exec(text)
  if (!match) return null
  const [, column = '', op = '=', value = ''] = match
  return { column: column.trim(), op: op as WhereOperator, value: value.trim() }
}

/** = and != compare text without case and outer spaces; the others numbers (a cell that is no number does not meet them). */
export function meetsWhere(cell: string, op: WhereOperator, value: string): boolean {
  const text = cell.trim()
  if (op === '=') return sameText(text, value)
  if (op === '!=') return !sameText(text, value)
  const left = toNumber(text)
  const right = toNumber(value)
  if (left === null || right === null) return false
  if (op === '>') return left > right
  if (op === '>=') return left >= right
  if (op === '<') return left < right
  return left <= right
}

function sameText(left: string, right: string): boolean {
  return left === right || left.toLowerCase() === right.toLowerCase()
}

function toNumber(text: string): number | null {
  if (text === '') return null
  const value = Number(text.replaceAll(',', ''))
  return Number.isNaN(value) ? null : value
}
