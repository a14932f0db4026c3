/** Things under the sections they stand in: those without one first, then in the order in which sections come. */
export function sectionsOf<T extends { section: string | null }>(
  items: readonly T[],
): { section: string | null; items: T[] }[] {
  const sections = Map.groupBy(items, (item) => item.section)
  const names = [...sections.keys()].sort((a, b) => Number(a !== null) - Number(b !== null))
  return names.map((section) => ({ section, items: sections.get(section) ?? [] }))
}
