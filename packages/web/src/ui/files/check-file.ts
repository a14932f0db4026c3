export interface FileRule {
  /** Endings with their dot: ['.csv', '.xlsx']. */
  kinds: readonly string[]
  maxBytes?: number
}

export type FileFault = 'wrongKind' | 'tooLarge' | 'empty'

/** What is wrong with a file before it is sent; undefined = nothing. */
export function checkFile(file: { name: string; size: number }, rule: FileRule): FileFault | undefined {
  const name = file.name.toLowerCase()
  if (!rule.kinds.some((kind) => name.endsWith(kind))) return 'wrongKind'
  if (file.size === 0) return 'empty'
  if (rule.maxBytes !== undefined && file.size > rule.maxBytes) return 'tooLarge'
  return undefined
}
