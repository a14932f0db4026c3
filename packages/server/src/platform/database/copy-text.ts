// PostgreSQL's COPY text format: columns divided by tabs, rows by line feeds, \N for null.

const special = /[\\\t\n\r]/

/** One value; null and undefined are null. */
export function copyValue(value: string | number | null | undefined): string {
  if (value === null || value === undefined) return '\\N'
  if (typeof value === 'number') return String(value)
  if (!special.test(value)) return value
  return value.replaceAll('\\', '\\\\').replaceAll('\t', '\\t').replaceAll('\n', '\\n').replaceAll('\r', '\\r')
}

/** A text[] literal as a value. */
export function copyArray(values: readonly string[] | null): string {
  if (values === null) return '\\N'
  let literal = '{'
  for (let i = 0; i < values.length; i++) {
    if (i > 0) literal += ','
    const value = values[i] ?? ''
    literal += `"${value.includes('"') || value.includes('\\') ? value.replace(/["\\]/g, '\\$&') : value}"`
  }
  return copyValue(`${literal}}`)
}
