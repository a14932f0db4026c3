import type { ImportField } from './field.ts'

/** Headers are compared without case, width, spaces, signs, and what stands in brackets: "金额（万元）*" → "金额". */
export function headerKey(text: string): string {
  const folded = text.normalize('NFKC').toLowerCase()
  const bare = folded.replace(/[([{【][^)\]}】]*[)\]}】]/g, '').replace(/[^\p{L}\p{N}]+/gu, '')
  return bare || folded.replace(/[^\p{L}\p{N}]+/gu, '')
}

/** What two files with the same columns have in common, whatever the order of the columns. */
export function headerKeysOfFile(names: readonly string[]): string[] {
  return names.map(headerKey).sort()
}

const keysByField = new WeakMap<ImportField, ReadonlySet<string>>()

/** Every header that means a field: its labels in both languages and its aliases. */
export function headerKeysOf(field: ImportField): ReadonlySet<string> {
  const known = keysByField.get(field)
  if (known) return known
  const words = [field.label['zh-CN'], field.label.en, field.key, ...field.aliases.split(' ')]
  const keys = new Set(words.map(headerKey).filter((key) => key !== ''))
  keysByField.set(field, keys)
  return keys
}
