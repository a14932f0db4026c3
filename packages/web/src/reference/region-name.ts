import type { CodeTree } from './code-tree.ts'

const suffixes = /(?:特别行政区|维吾尔自治区|壮族自治区|回族自治区|自治区|省|市|地区|盟|新区|区|县)$/
const fillers = /^(?:市辖区|县|省直辖县级行政区划|自治区直辖县级行政区划)$/

/** 浙江省 → 浙江, 北仑区 → 北仑; two-character names keep their last (蓟县, 沙市). */
export function shortRegionName(name: string): string {
  const short = name.replace(suffixes, '')
  return short.length >= 2 ? short : name
}

/** 浙江 宁波 · 上海 闵行: two levels by default, without the fillers of the official list (市辖区). */
export function regionLabel(tree: CodeTree | undefined, code: string | null | undefined, levels = 2): string {
  if (!tree || !code) return ''
  return tree
    .pathOf(code)
    .filter((one) => !fillers.test(one.name))
    .slice(0, levels)
    .map((one) => shortRegionName(one.name))
    .join(' ')
}
