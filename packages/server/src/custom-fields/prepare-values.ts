import { fieldNotEditable } from '@zhike/core/access/problems'
import type { FieldRules } from '@zhike/core/access/protected-fields'
import type { CustomRecord, CustomValue, CustomValues } from '@zhike/core/custom-fields/field-kinds'
import { mergeValues } from '@zhike/core/custom-fields/merge-values'
import { wrongValues } from '@zhike/core/custom-fields/problems'
import type { CustomField, CustomInput } from '@zhike/core/custom-fields/schema'
import { explainValue } from '@zhike/core/custom-fields/value-problems'
import type { ProblemDetail } from '@zhike/core/kernel/problem'
import type { FileChange } from '../files/attach-field-files.ts'
import type { FileOwner } from '../files/file-owner.ts'
import { fittingFiles } from '../files/fitting-files.ts'
import type { Context } from '../platform/context/context.ts'
import { editableFields } from './protected-values.ts'
import { selectKnownReferences } from './reference-queries.ts'
import { visibleFields } from './visible-fields.ts'

type ChangedValues = { custom?: Record<string, CustomValue | null> }

export interface PreparedValues {
  values: Record<string, CustomValue>
  /** What changed, as the audit keeps it; nothing where nothing did. */
  before: ChangedValues
  after: ChangedValues
  changed: string[]
  /** What fields of the kind file held and hold: to be attached when the record is written. */
  files: FileChange[]
}

/** A record's values after a change, checked by their fields; refuses with a word for each that is wrong. */
export async function prepareValues(
  ctx: Context,
  record: CustomRecord,
  input: {
    before: unknown
    given: CustomInput | undefined
    customer: { kind: string; tier: string | null }
    isNew: boolean
    rules: FieldRules
    /** Whose values, of a record that is there already. */
    owner?: FileOwner
  },
): Promise<PreparedValues> {
  const stored = (input.before ?? {}) as CustomValues
  const fields = await visibleFields(ctx, record)
  const given = input.given ?? {}
  const merged = mergeValues(fields, stored, given, input.customer, input.isNew)
  const files = fileChanges(fields, stored, merged)
  const problems = [
    ...merged.problems,
    ...(await unknownReferences(ctx, fields, merged.values, merged.changed)),
    ...(await unfitFiles(ctx, input.owner, fields, files)),
  ]
  if (problems.length > 0) throw explained(ctx, fields, problems)
  if (!input.isNew) {
    const editable = new Set(editableFields(fields, input.rules).map((field) => field.key))
    const shut = merged.changed.find((key) => !editable.has(key))
    if (shut !== undefined) throw fieldNotEditable({ field: labelOf(fields, shut) })
  }
  const valuesOf = (values: CustomValues): ChangedValues =>
    merged.changed.length === 0
      ? {}
      : { custom: Object.fromEntries(merged.changed.map((key) => [key, values[key] ?? null])) }
  const { values, changed } = merged
  return { values, changed, before: valuesOf(stored), after: valuesOf(values), files }
}

/** One value for many records, as it is stored; refuses with the reason. */
export async function prepareValue(ctx: Context, field: CustomField, given: unknown): Promise<CustomValue | null> {
  const { key } = field
  const ofAll = { ...field, kinds: [], tiers: [] }
  // Emptying what is required is refused as it is for one record that has a value.
  const before = field.isRequired ? { [key]: '' } : {}
  const { values, problems } = mergeValues([ofAll], before, { [key]: given }, { kind: '', tier: null }, false)
  const found = [...problems, ...(await unknownReferences(ctx, [field], values, [key]))]
  if (found.length > 0) throw explained(ctx, [field], found)
  return values[key] ?? null
}

function fileChanges(
  fields: readonly CustomField[],
  before: CustomValues,
  { values, changed }: { values: CustomValues; changed: readonly string[] },
): FileChange[] {
  const idOf = (value: CustomValue | undefined) => (value === undefined ? null : String(value))
  return fields.flatMap(({ id, key, type, label }) =>
    type === 'file' && changed.includes(key)
      ? [{ fieldId: id, label, before: idOf(before[key]), after: idOf(values[key]) }]
      : [],
  )
}

/** A file is named by whoever uploaded it for that field, or it is one that the field held before. */
async function unfitFiles(
  ctx: Context,
  owner: FileOwner | undefined,
  fields: readonly CustomField[],
  changes: readonly FileChange[],
): Promise<ProblemDetail[]> {
  const given = changes.flatMap(({ fieldId, after }) => (after === null ? [] : [{ fieldId, id: after }]))
  if (given.length === 0) return []
  const fitting = await fittingFiles(ctx, owner, given)
  return given.flatMap(({ fieldId, id }) => {
    const key = fields.find((field) => field.id === fieldId)?.key ?? ''
    return fitting.has(id) ? [] : [{ path: `custom/${key}`, code: 'custom-value.file', value: id }]
  })
}

/** People there must be; of customers only those that the actor may see. */
async function unknownReferences(
  ctx: Context,
  fields: readonly CustomField[],
  values: CustomValues,
  changed: readonly string[],
): Promise<ProblemDetail[]> {
  const references = fields.filter(
    (field) => (field.type === 'person' || field.type === 'customer') && changed.includes(field.key),
  )
  if (references.length === 0) return []
  const idsOf = (type: string) =>
    references.flatMap((field) => (field.type === type ? [values[field.key] ?? []].flat() : [])).map(String)
  const known = await selectKnownReferences(ctx, idsOf('person'), idsOf('customer'))
  return references.flatMap((field) => {
    const value = values[field.key]
    if (value === undefined || known.has(String(value))) return []
    return [{ path: `custom/${field.key}`, code: 'custom-value.reference', value }]
  })
}

function explained(ctx: Context, fields: readonly CustomField[], problems: readonly ProblemDetail[]) {
  const details = problems.map((problem) => {
    const key = problem.path.slice('custom/'.length)
    const message = explainValue(problem.code, ctx.locale, problem.value)
    return { ...problem, message: `${labelOf(fields, key)}${ctx.locale === 'en' ? ': ' : '：'}${message}` }
  })
  const end = ctx.locale === 'en' ? '. ' : '。'
  return wrongValues(
    {
      reasons: details
        .map((detail) => `${detail.message}${end}`)
        .join('')
        .trim(),
    },
    details,
  )
}

function labelOf(fields: readonly CustomField[], key: string): string {
  return fields.find((field) => field.key === key)?.label ?? key
}
