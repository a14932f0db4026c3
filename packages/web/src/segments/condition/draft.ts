import type { Condition, ConditionValue, Operator } from '@zhike/core/filter/condition'

// What the editor edits: a list of conditions, all or any of which must hold, and lists of such one level below.

export interface LeafDraft {
  kind: 'leaf'
  key: string
  field: string
  op: Operator
  value: ConditionValue | undefined
}

export interface GroupDraft {
  kind: 'group'
  key: string
  match: 'all' | 'any'
  rows: LeafDraft[]
}

export interface Draft {
  match: 'all' | 'any'
  rows: (LeafDraft | GroupDraft)[]
}

let last = 0
export const newKey = () => `row${++last}`

/** The condition as the editor shows it; undefined for one that is deeper, or says `not`: written through the API. */
export function draftOf(condition: Condition): Draft | undefined {
  if ('field' in condition) return { match: 'all', rows: [leafOf(condition)] }
  if (!('all' in condition) && !('any' in condition)) return undefined
  const match = 'all' in condition ? 'all' : 'any'
  const rows: Draft['rows'] = []
  for (const child of 'all' in condition ? condition.all : condition.any) {
    if ('field' in child) rows.push(leafOf(child))
    else {
      if (!('all' in child) && !('any' in child)) return undefined
      const inner = 'all' in child ? child.all : child.any
      const leaves = inner.flatMap((one) => ('field' in one ? [leafOf(one)] : []))
      if (leaves.length !== inner.length) return undefined
      rows.push({ kind: 'group', key: newKey(), match: 'all' in child ? 'all' : 'any', rows: leaves })
    }
  }
  return { match, rows }
}

function leafOf({ field, op, value }: Extract<Condition, { field: string }>): LeafDraft {
  return { kind: 'leaf', key: newKey(), field, op, value }
}

/** Rows that are not filled in yet are left out: what is seen counts, what is begun does not. Undefined when none is. */
export function conditionOf(draft: Draft): Condition | undefined {
  const parts = draft.rows.flatMap((row): Condition[] => {
    if (row.kind === 'leaf') return isFilled(row) ? [conditionOfLeaf(row)] : []
    const inner = row.rows.filter(isFilled).map(conditionOfLeaf)
    return inner.length > 0 ? [joined(row.match, inner)] : []
  })
  return parts.length > 0 ? joined(draft.match, parts) : undefined
}

function joined(match: 'all' | 'any', parts: Condition[]): Condition {
  return match === 'all' ? { all: parts } : { any: parts }
}

function conditionOfLeaf({ field, op, value }: LeafDraft): Condition {
  return value === undefined ? { field, op } : { field, op, value }
}

export function isFilled({ op, value }: LeafDraft): boolean {
  if (op === 'isEmpty' || op === 'isNotEmpty') return true
  if (Array.isArray(value)) return value.length > 0 && (value as unknown[]).every((one) => one !== '')
  return value !== undefined && value !== null && value !== ''
}

/** Whether everything that was begun is filled in. */
export function isWhole(draft: Draft): boolean {
  const leaves = draft.rows.flatMap((row) => (row.kind === 'leaf' ? [row] : row.rows))
  return leaves.length > 0 && leaves.every(isFilled)
}
