import pg from 'pg'

const oid = {
  int8: 20,
  date: 1082,
  timestamp: 1114,
  timestamptz: 1184,
  numeric: 1700,
  int8Array: 1016,
  dateArray: 1182,
  numericArray: 1231,
} as const

/** A count fits into a number; what does not fit is refused rather than rounded. */
function parseInt8(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new Error(`bigint ${text} does not fit into a number; select it as text`)
  return value
}

/** '2026-07-01 00:00:00.123456+00' → '2026-07-01T00:00:00.123456Z': no digit is lost, so a cursor finds its row again. */
function parseInstant(text: string): string {
  return text.endsWith('+00') ? `${text.slice(0, 10)}T${text.slice(11, -3)}Z` : text
}

const keepText = (text: string) => text
// pg's own parser of text[] knows quoting and NULL; the elements are then ours to read.
const parseTextArray: (text: string) => (string | null)[] = pg.types.getTypeParser(1009 as number, 'text')

const parsers: Record<number, (text: string) => unknown> = {
  [oid.int8]: parseInt8,
  [oid.date]: keepText,
  // Columns are timestamptz; a bare timestamp, if one turns up in a query, is UTC like the server.
  [oid.timestamp]: (text) => `${text.replace(' ', 'T')}Z`,
  [oid.timestamptz]: parseInstant,
  [oid.numeric]: keepText,
  [oid.int8Array]: (text) => parseTextArray(text).map((one) => (one === null ? null : parseInt8(one))),
  [oid.dateArray]: parseTextArray,
  [oid.numericArray]: parseTextArray,
}

/** Money stays a string, a date stays a calendar day, timestamptz an ISO string in UTC (infinity stays). */
export const valueParsers = {
  getTypeParser: ((id: number, format?: 'text' | 'binary') =>
    (format !== 'binary' && parsers[id]) || pg.types.getTypeParser(id, format)) as typeof pg.types.getTypeParser,
}
