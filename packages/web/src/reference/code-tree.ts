export interface CodedName {
  code: string
  name: string
}

/** Divisions or industries: codes that carry their parents, with names. */
export interface CodeTree {
  roots: readonly CodedName[]
  find: (code: string) => CodedName | undefined
  childrenOf: (code: string) => readonly CodedName[]
  /** From the root to the code itself. */
  pathOf: (code: string) => readonly CodedName[]
  /** Entries whose name contains the text, those nearest to the root first. */
  search: (text: string, limit?: number) => readonly CodedName[]
}

/** 330206 → 330200 → 330000; a code without its city in the list (direct counties) hangs on the province. */
export function regionParents(code: string): string[] {
  if (code.endsWith('0000')) return []
  const province = `${code.slice(0, 2)}0000`
  return code.endsWith('00') ? [province] : [`${code.slice(0, 4)}00`, province]
}

/** C351 → C35 → C. */
export function industryParents(code: string): string[] {
  const parents: string[] = []
  for (let length = code.length - 1; length >= 1; length--) if (length !== 2) parents.push(code.slice(0, length))
  return parents
}

export function buildCodeTree(items: readonly CodedName[], parentsOf: (code: string) => string[]): CodeTree {
  const byCode = new Map(items.map((item) => [item.code, item]))
  const children = new Map<string, CodedName[]>()
  const roots: CodedName[] = []
  const parentOf = (code: string) => parentsOf(code).find((parent) => byCode.has(parent))
  for (const item of items) {
    const parent = parentOf(item.code)
    if (parent === undefined) roots.push(item)
    else children.set(parent, [...(children.get(parent) ?? []), item])
  }
  const pathOf = (code: string): CodedName[] => {
    const item = byCode.get(code)
    if (!item) return []
    const parent = parentOf(code)
    return parent === undefined ? [item] : [...pathOf(parent), item]
  }
  return {
    roots,
    find: (code) => byCode.get(code),
    childrenOf: (code) => children.get(code) ?? [],
    pathOf,
    search: (text, limit = 50) => {
      const wanted = text.trim().toLowerCase()
      if (!wanted) return []
      return items
        .filter((item) => item.name.toLowerCase().includes(wanted) || item.code.toLowerCase().startsWith(wanted))
        .map((item) => ({ item, depth: parentsOf(item.code).length }))
        .sort((a, b) => a.depth - b.depth)
        .slice(0, limit)
        .map((found) => found.item)
    },
  }
}
