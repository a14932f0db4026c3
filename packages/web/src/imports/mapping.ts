/** Field → column, as an import keeps it. */
export type Mapping = Readonly<Record<string, string>>

export function fieldOfColumn(mapping: Mapping, column: string): string | undefined {
  return Object.entries(mapping).find(([, name]) => name === column)?.[0]
}

/** Gives a column to a field; what either had before is let go. An empty field leaves the column out. */
export function mapColumn(mapping: Mapping, column: string, field: string): Record<string, string> {
  const next = Object.fromEntries(Object.entries(mapping).filter(([key, name]) => name !== column && key !== field))
  if (field) next[field] = column
  return next
}
