/** Finds the code of a region or industry as a sheet names it; null when there is none. */
export interface ReferenceLookup {
  region(parts: readonly string[]): string | null
  industry(text: string): string | null
}

export interface ReferenceItem {
  code: string
  name: string
}

const kindOfRegion =
  /(?:特别行政区|(?:壮族|回族|维吾尔)?自治区|(?:[\u4e00-\u9fa5]{1,8}族)+自治[州县]|地区|林区|新区|矿区|自治[州县旗]|省|市|区|县|盟|旗)$/u

/** 宁波市 → 宁波; names of two signs stay whole (沙市, 矿区). */
function shortOf(name: string): string {
  const short = name.replace(kindOfRegion, '')
  return short.length >= 2 ? short : name
}

const levelEnds = [2, 4, 6]
const rememberedAnswers = 20_000

export function makeReferenceLookup(
  regions: readonly ReferenceItem[],
  industries: readonly ReferenceItem[],
): ReferenceLookup {
  const byParent = new Map<string, { code: string; names: string[] }[]>()
  const codes = new Set<string>()
  for (const { code, name } of regions) {
    codes.add(code)
    const level = levelOf(code)
    const parent = level === 0 ? '' : code.slice(0, levelEnds[level - 1])
    const names = [...new Set([name, shortOf(name)])].sort((a, b) => b.length - a.length)
    byParent.set(parent, [...(byParent.get(parent) ?? []), { code, names }])
  }
  const cities = [...byParent.entries()].filter(([parent]) => parent.length === 2).flatMap(([, list]) => list)
  const districts = [...byParent.entries()].filter(([parent]) => parent.length === 4).flatMap(([, list]) => list)
  const industryByName = new Map<string, string>()
  // Shallow first: 农业 is a division before it is anything deeper.
  for (const { code, name } of [...industries].sort((a, b) => a.code.length - b.code.length)) {
    for (const key of [code.toLowerCase(), industryKey(name)])
      if (!industryByName.has(key)) industryByName.set(key, code)
  }
  const known = new Map<string, string | null>()

  const findBelow = (parent: string, text: string): { code: string; rest: string } | null => {
    for (const { code, names } of byParent.get(parent) ?? []) {
      const name = names.find((one) => beginsWith(text, one))
      if (name !== undefined) return { code, rest: text.slice(name.length).replace(/^[省州盟]/u, '') }
    }
    return null
  }
  /** Walks down as far as the text names divisions; a municipality's districts lie below 市辖区 (…01) or 县 (…02). */
  const walk = (start: { code: string; rest: string }): string => {
    let { code, rest } = start
    for (let level = levelOf(code); level < 2 && rest !== '';) {
      const parent = code.slice(0, levelEnds[level])
      let found = findBelow(parent, rest)
      if (found === null && level === 0) {
        for (const middle of byParent.get(parent) ?? []) {
          found = findBelow(middle.code.slice(0, 4), rest)
          if (found) break
        }
      }
      if (found === null) break
      code = found.code
      rest = found.rest
      level = levelOf(code)
    }
    return code
  }
  const onlyOne = (list: { code: string; names: string[] }[], text: string): { code: string; rest: string } | null => {
    const found = list.filter(({ names }) => names.some((name) => beginsWith(text, name)))
    const [first] = found
    if (first === undefined || found.length > 1) return null
    const name = first.names.find((one) => beginsWith(text, one)) ?? ''
    return { code: first.code, rest: text.slice(name.length) }
  }
  const resolveRegion = (text: string): string | null => {
    if (codes.has(text)) return text
    const start = findBelow('', text) ?? onlyOne(cities, text) ?? onlyOne(districts, text)
    return start === null ? null : walk(start)
  }

  return {
    region(parts) {
      const text = parts
        .join('')
        .normalize('NFKC')
        .replace(/[\s,/\\>·-]+|中国|市辖区|县级行政区划/gu, '')
      if (text === '') return null
      const remembered = known.get(text)
      if (remembered !== undefined) return remembered
      const code = resolveRegion(text)
      if (known.size < rememberedAnswers) known.set(text, code)
      return code
    },
    industry(text) {
      const key = industryKey(text)
      return industryByName.get(key) ?? industryByName.get(`${key}业`) ?? null
    },
  }
}

/** 朝阳区 does not begin with the short name of 朝阳市. */
function beginsWith(text: string, name: string): boolean {
  return text.startsWith(name) && !(/[^市区县旗]$/u.test(name) && /^[市区县旗]/u.test(text.slice(name.length)))
}

function levelOf(code: string): number {
  if (code.endsWith('0000')) return 0
  return code.endsWith('00') ? 1 : 2
}

function industryKey(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s、,，;；]+/gu, '')
}
