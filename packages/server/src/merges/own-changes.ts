import { conditionName } from '@zhike/core/custom-fields/field-kinds'
import { changedFields } from '../platform/audit/changed-fields.ts'

type Row = Record<string, unknown>

export interface OwnChanges {
  before: Row
  after: Row
  /** Names of what changed, as the history asks for them. */
  fields: string[]
}

/** What changed of a survivor as the audit keeps it, with the fields of the company's own of its rows before and after. */
export function withOwn(facts: { before: Row; after: Row }, rowBefore: Row, rowAfter: Row): OwnChanges {
  const [before, after] = [rowBefore, rowAfter].map((row) => (row['custom'] ?? {}) as Row) as [Row, Row]
  const empty = Object.fromEntries(Object.keys(before).map((key) => [key, null]))
  const own = changedFields(before, { ...empty, ...after })
  const keys = Object.keys(own.after)
  const names = [...Object.keys(facts.after), ...keys.map(conditionName)]
  if (keys.length === 0) return { ...facts, fields: names }
  return {
    before: { ...facts.before, custom: own.before },
    after: { ...facts.after, custom: own.after },
    fields: names,
  }
}
