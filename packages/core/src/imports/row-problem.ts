import { renderTemplate, type Locale } from '../kernel/problem.ts'
import { rowProblemTexts, type RowProblemText } from './row-problem-texts.ts'

/** Why one row is refused: a code with its values; the text is made for the reader. */
export interface RowProblem {
  code: string
  field?: string | null
  value?: string | null
  /** Another row this one quarrels with. */
  other?: number | null
  /** Further words of the text: a name, a limit. */
  detail?: string | null
}

/** "第 3 行「金额」：…" / "Row 3, “Amount”: …" — row, column and what to do. */
export function explainRowProblem(
  problem: RowProblem,
  place: { rowNo: number; column: string | null },
  locale: Locale,
): string {
  const template = (rowProblemTexts as Record<string, RowProblemText>)[problem.code]?.[locale] ?? problem.code
  const text = renderTemplate(template, {
    value: shorten(problem.value ?? ''),
    other: problem.other ?? '',
    detail: problem.detail ?? '',
  })
  const column = place.column === null ? '' : locale === 'en' ? `, “${place.column}”` : `「${place.column}」`
  return locale === 'en' ? `Row ${place.rowNo}${column}: ${text}` : `第 ${place.rowNo} 行${column}：${text}`
}

function shorten(value: string): string {
  return value.length > 60 ? `${value.slice(0, 60)}…` : value
}
