import type { CustomerFacts } from '../customers/customer-facts.ts'

/** What is chosen field by field when records become one; what hangs on them moves whatever is chosen. */
export const mergedFields = [
  'name',
  'shortName',
  'creditCode',
  'industryCode',
  'regionCode',
  'size',
  'phone',
  'wechat',
  'email',
  'address',
  'source',
  'externalId',
  'notes',
] as const satisfies readonly (keyof CustomerFacts)[]
export type MergedField = (typeof mergedFields)[number]

/** Which record a field is taken from where nobody chose; a record that says nothing never wins. */
export const mergeRules = ['survivor', 'newest', 'oldest', 'longest', 'commonest'] as const
export type MergeRule = (typeof mergeRules)[number]

/** Notes may be kept of all records, one below the other. */
export const allOfThem = 'all'
export const mostNotes = 5000

export interface MergeRecord extends Record<MergedField, string | null> {
  id: string
  name: string
  createdAt: string
  updatedAt: string
  custom: Readonly<Record<string, unknown>>
}

/** The record each field is taken from: a customer's id, or `all` for the notes. */
export type FieldChoices = Record<MergedField, string>
export type MergedFacts = Record<MergedField, string | null> & { name: string }

/** Which record would give each field by a rule. The order of the records does not matter. */
export function chooseFields(records: readonly MergeRecord[], survivorId: string, rule: MergeRule): FieldChoices {
  const ranked = [...records].sort((a, b) => bySurvivor(a, b, survivorId) || byNewest(a, b) || byId(a, b))
  return Object.fromEntries(
    mergedFields.map((field) => [field, chooseField(ranked, survivorId, rule, field)]),
  ) as FieldChoices
}

function chooseField(ranked: readonly MergeRecord[], survivorId: string, rule: MergeRule, field: MergedField): string {
  const saying = ranked.filter((record) => !isEmpty(record[field]))
  if (field === 'notes' && new Set(saying.map((record) => record.notes)).size > 1 && joinNotes(saying) !== null) {
    return allOfThem
  }
  return best(saying, rule, (record) => record[field] ?? '')?.id ?? survivorId
}

/** Candidates come with the survivor first, then the newest: the first of equals wins. */
function best(
  saying: readonly MergeRecord[],
  rule: MergeRule,
  textOf: (record: MergeRecord) => string,
): MergeRecord | undefined {
  const first = (better: (a: MergeRecord, b: MergeRecord) => boolean) =>
    saying.reduce<MergeRecord | undefined>((held, one) => (held && !better(one, held) ? held : one), undefined)
  const length = (record: MergeRecord) => [...textOf(record)].length
  switch (rule) {
    case 'survivor':
      return saying[0]
    case 'newest':
      return first((a, b) => instant(a.updatedAt) > instant(b.updatedAt))
    case 'oldest':
      return first((a, b) => instant(a.createdAt) < instant(b.createdAt))
    case 'longest':
      return first((a, b) => length(a) > length(b))
    case 'commonest': {
      const counts = new Map<string, number>()
      for (const record of saying) counts.set(fold(textOf(record)), (counts.get(fold(textOf(record))) ?? 0) + 1)
      const count = (record: MergeRecord) => counts.get(fold(textOf(record))) ?? 0
      return first((a, b) => count(a) > count(b))
    }
  }
}

/** The survivor's facts as chosen. A choice that names no record of these counts as the survivor's own. */
export function mergeFacts(
  records: readonly MergeRecord[],
  survivorId: string,
  choices: Readonly<FieldChoices>,
): MergedFacts {
  const survivor = records.find((record) => record.id === survivorId)
  if (!survivor) throw new Error(`the survivor ${survivorId} is not among the records`)
  const ranked = [...records].sort((a, b) => bySurvivor(a, b, survivorId) || byNewest(a, b) || byId(a, b))
  const facts = Object.fromEntries(
    mergedFields.map((field) => {
      if (field === 'notes' && choices.notes === allOfThem) return [field, joinNotes(ranked) ?? survivor.notes]
      return [field, (records.find((record) => record.id === choices[field]) ?? survivor)[field]]
    }),
  ) as MergedFacts
  return { ...facts, name: facts.name || survivor.name }
}

/** The record each field of the company's own is taken from: a customer's id, by the field's key. */
export type CustomChoices = Readonly<Record<string, string>>

/** Which record would give each field of the company's own that any of them fills, by the rule for that field. */
export function chooseCustom(
  records: readonly MergeRecord[],
  survivorId: string,
  ruleOf: (key: string) => MergeRule,
): Record<string, string> {
  const ranked = [...records].sort((a, b) => bySurvivor(a, b, survivorId) || byNewest(a, b) || byId(a, b))
  const keys = [...new Set(ranked.flatMap((record) => Object.keys(record.custom)))].sort()
  return Object.fromEntries(
    keys.map((key) => {
      const saying = ranked.filter((record) => !isUnsaid(record.custom[key]))
      return [key, best(saying, ruleOf(key), (record) => textOfValue(record.custom[key]))?.id ?? survivorId]
    }),
  )
}

/** The survivor's own fields as chosen. What nobody chose stays the survivor's. */
export function mergeCustom(
  records: readonly MergeRecord[],
  survivorId: string,
  choices: CustomChoices,
): Record<string, unknown> {
  const survivor = records.find((record) => record.id === survivorId)
  const united: Record<string, unknown> = { ...survivor?.custom }
  for (const [key, id] of Object.entries(choices)) {
    const value = records.find((record) => record.id === id)?.custom[key]
    if (isUnsaid(value)) delete united[key]
    else united[key] = value
  }
  return united
}

const isUnsaid = (value: unknown) => value === undefined || value === null || value === ''
const textOfValue = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value ?? ''))

/** Every note once, in the order given; null = together they are too long. */
function joinNotes(records: readonly MergeRecord[]): string | null {
  const notes = [...new Set(records.flatMap((record) => record.notes?.trim() || []))].join('\n\n')
  return [...notes].length > mostNotes ? null : notes || null
}

const isEmpty = (value: string | null) => value === null || value.trim() === ''
const fold = (value: string) => value.normalize('NFKC').replace(/\s+/g, '').toLowerCase()
const instant = (text: string) => Date.parse(text)

function bySurvivor(a: MergeRecord, b: MergeRecord, survivorId: string): number {
  return Number(b.id === survivorId) - Number(a.id === survivorId)
}
function byNewest(a: MergeRecord, b: MergeRecord): number {
  return instant(b.updatedAt) - instant(a.updatedAt)
}
function byId(a: MergeRecord, b: MergeRecord): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}
