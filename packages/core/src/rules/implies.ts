import type { Condition, ConditionValue } from '../filter/condition.ts'
import { treePrefix, type FieldCatalogue } from '../filter/field-types.ts'
import { ruleFields } from '../customers/fields.ts'
import { isMoney, toUnits } from '../kernel/money.ts'

type Leaf = Extract<Condition, { field: string }>

/**
 * Whether everything that satisfies `a` certainly satisfies `b`. Cautious: "false" may also mean "cannot tell", so a
 * warning that rests on it is never wrong.
 */
export function implies(a: Condition, b: Condition, fields: FieldCatalogue = ruleFields): boolean {
  const holds = (one: Condition, other: Condition) => implies(one, other, fields)
  if (JSON.stringify(a) === JSON.stringify(b)) return true
  if ('all' in b) return b.all.every((child) => holds(a, child))
  if ('any' in a) return a.any.every((child) => holds(child, b))
  if ('any' in b) return b.any.some((child) => holds(a, child))
  if ('all' in a) return a.all.some((child) => holds(child, b))
  if ('field' in a && 'field' in b) return a.field === b.field && leafImplies(a, b, fields)
  return false
}

function leafImplies(a: Leaf, b: Leaf, fields: FieldCatalogue): boolean {
  const type = typeOf(fields, a.field)
  // A comparison that holds has found a value.
  if (b.op === 'isNotEmpty') return a.op !== 'isEmpty'
  if (a.op === 'under' && b.op === 'under') {
    const tree = type === 'industry' ? 'industry' : 'region'
    const prefixes = listOf(b.value).map((code) => treePrefix(tree, String(code)))
    return listOf(a.value).every((code) => prefixes.some((prefix) => treePrefix(tree, String(code)).startsWith(prefix)))
  }
  if ((a.op === 'eq' || a.op === 'in') && (b.op === 'eq' || b.op === 'in')) {
    return listOf(a.value).every((one) => listOf(b.value).includes(one))
  }
  // Of many choices one does not keep another out.
  if (type !== 'choices' && (a.op === 'eq' || a.op === 'in') && (b.op === 'ne' || b.op === 'notIn')) {
    return listOf(a.value).every((one) => !listOf(b.value).includes(one))
  }
  const [low, high] = [boundsOf(a, type), boundsOf(b, type)]
  return low !== null && high !== null && within(low, high)
}

interface Bounds {
  from: bigint | number | string | null
  fromOpen: boolean
  to: bigint | number | string | null
  toOpen: boolean
}

/** A comparison as an interval. */
function boundsOf(leaf: Leaf, type: string | undefined): Bounds | null {
  const value = (one: ConditionValue | undefined) => {
    if (type === 'money') return typeof one === 'string' && isMoney(one) ? toUnits(one) : null
    return typeof one === 'string' || typeof one === 'number' ? one : null
  }
  const first = value(Array.isArray(leaf.value) ? leaf.value[0] : leaf.value)
  if (first === null) return null
  const none = { from: null, fromOpen: false, to: null, toOpen: false }
  switch (leaf.op) {
    case 'gte':
    case 'gt':
      return { ...none, from: first, fromOpen: leaf.op === 'gt' }
    case 'lte':
    case 'lt':
      return { ...none, to: first, toOpen: leaf.op === 'lt' }
    case 'eq':
      return { ...none, from: first, to: first }
    case 'between':
      return { ...none, from: first, to: value(Array.isArray(leaf.value) ? leaf.value[1] : undefined) }
    default:
      return null
  }
}

function within(a: Bounds, b: Bounds): boolean {
  const lowHolds =
    b.from === null || (a.from !== null && (a.from > b.from || (a.from === b.from && (a.fromOpen || !b.fromOpen))))
  const highHolds = b.to === null || (a.to !== null && (a.to < b.to || (a.to === b.to && (a.toOpen || !b.toOpen))))
  return lowHolds && highHolds
}

function typeOf(fields: FieldCatalogue, name: string): string | undefined {
  return Object.hasOwn(fields, name) ? fields[name]?.type : undefined
}

function listOf(value: ConditionValue | undefined): (string | number | boolean | null)[] {
  return Array.isArray(value) ? value : [value ?? null]
}
