import { channelOf, kindOf } from './choices.ts'
import type { ImportField } from './field.ts'
import { importFields } from './fields.ts'
import { headerKey, headerKeysOf } from './header-key.ts'
import type { ImportKind } from './kinds.ts'

/** Words before the thing itself, as in 客户手机 or 订单日期. */
const leadingWords = /^(?:客户|公司|企业|联系人|订单|合同|员工|customer|company|account|contact|order)/u

/**
 * Which column holds which field: by the header as it stands, then without its leading word. A column serves one field,
 * a field takes one column, the earlier in the catalogue first.
 */
export function guessMapping(
  kind: ImportKind,
  columns: readonly { name: string; samples: readonly string[] }[],
  custom: readonly ImportField[] = [],
): Map<string, number> {
  const keys = columns.map((column) => headerKey(column.name))
  const shortKeys = keys.map((key) => key.replace(leadingWords, ''))
  const mapping = new Map<string, number>()
  const taken = new Set<number>()
  // The company's own word for a column means the company's own field, whatever else it might mean.
  const candidates = [...custom, ...importFields[kind].fields.filter((field) => !field.neverGuess)]
  for (const headers of [keys, shortKeys]) {
    for (const field of candidates) {
      if (mapping.has(field.key)) continue
      const index = findColumn(field, headers, taken, columns)
      if (index < 0) continue
      mapping.set(field.key, index)
      taken.add(index)
    }
  }
  return mapping
}

/** The field's own name goes before its other names: Mobile before Phone, whichever stands first. */
function findColumn(
  field: ImportField,
  headers: readonly string[],
  taken: ReadonlySet<number>,
  columns: readonly { samples: readonly string[] }[],
): number {
  const own = new Set([field.label['zh-CN'], field.label.en, field.key].map(headerKey))
  const find = (known: ReadonlySet<string>) =>
    headers.findIndex(
      (key, at) => key !== '' && known.has(key) && !taken.has(at) && fits(field, columns[at]?.samples ?? []),
    )
  const index = find(own)
  return index >= 0 ? index : find(headerKeysOf(field))
}

/** How many headers of a row are known: what tells the header row from a title above it. */
export function countKnownHeaders(
  kind: ImportKind,
  cells: readonly string[],
  custom: readonly ImportField[] = [],
): number {
  const known = new Set([...importFields[kind].fields, ...custom].flatMap((field) => [...headerKeysOf(field)]))
  return cells.filter((cell) => known.has(headerKey(cell))).length
}

/** 客户类型 may say 企业 / 个人, or 经销商 / 终端: only the first is our kind. */
function fits(field: ImportField, samples: readonly string[]): boolean {
  const filled = samples.filter((sample) => sample !== '')
  if (field.type === 'kind') return filled.every((sample) => kindOf(sample) !== null)
  if (field.type === 'channel') return filled.length === 0 || filled.some((sample) => channelOf(sample) !== null)
  return true
}
