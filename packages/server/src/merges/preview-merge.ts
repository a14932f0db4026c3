import { allOfThem, chooseFields, mergedFields, type FieldChoices } from '@zhike/core/merges/choose-fields'
import { mergeSurvivorMissing, mergeTwice } from '@zhike/core/merges/problems'
import type { HangingCounts, MergeCandidate, MergePreview, mergePreviewQuery } from '@zhike/core/merges/schema'
import type { z } from 'zod'
import { filesIn, heldFiles } from '../custom-fields/held-files.ts'
import { namesIn, namesOfReferences } from '../custom-fields/names-of-references.ts'
import { shownValues } from '../custom-fields/protected-values.ts'
import { visibleFields } from '../custom-fields/visible-fields.ts'
import { fieldView, maskFields, rulesFor, type FieldView } from '../platform/access/field-rules.ts'
import { noteContactViews, withContactData } from '../platform/access/note-contact-views.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { chooseOwnFields } from './choose-own-fields.ts'
import { lockedFields } from './locked-fields.ts'
import { countClashes, countHanging, type MergingRecord } from './record-queries.ts'
import { refuseUnfit, requireMergeable } from './require-mergeable.ts'

/** Customers side by side, what a rule would choose, and what would move. Nothing is written. */
export async function previewMerge(ctx: Context, query: z.output<typeof mergePreviewQuery>): Promise<MergePreview> {
  requirePermission(ctx, 'customer.merge')
  const { ids, rule } = query
  const twice = ids.find((id, index) => ids.indexOf(id) !== index)
  if (twice) throw mergeTwice({ id: twice })
  const records = await requireMergeable(ctx, ids)
  const counts = new Map((await countHanging(ctx, ids)).map(({ customerId, ...one }) => [customerId, one]))
  const survivorId = query.survivorId ?? proposeSurvivor(records, counts)
  const survivor = records.find((record) => record.id === survivorId)
  if (!survivor) throw mergeSurvivorMissing({ id: survivorId })
  await refuseUnfit(ctx, survivor, records)
  const locked = await lockedFields(ctx, records)
  const chosen = chooseFields(records, survivorId, rule)
  const view = await fieldView(ctx)
  const own = await chooseOwnFields(ctx, records, survivorId, rule)
  const shown = [survivor, ...records.filter((record) => record !== survivor)]
  const ofOwn = await showOwnFields(ctx, view, shown)
  const customers = shown.map((record, index) => ({
    ...present(view, record, counts.get(record.id) ?? noCounts),
    ...(ofOwn[index] ?? { custom: {}, customNames: {} }),
  }))
  const seen = customers.map(({ id, facts }) => ({ id, phone: facts.phone, primaryContact: null }))
  noteContactViews(ctx, 'list', withContactData(seen))
  return {
    survivorId,
    rule,
    customers,
    choices: keepLocked(chosen, locked, survivorId),
    lockedFields: [...locked],
    customChoices: Object.fromEntries(Object.entries(own.choices).filter(([key]) => own.seen.has(key))),
    lockedCustom: [...own.locked],
    notes: await countClashes(ctx, ids),
  }
}

/** A locked field stays the survivor's, whatever the rule says. */
export function keepLocked(choices: FieldChoices, locked: ReadonlySet<string>, survivorId: string): FieldChoices {
  return Object.fromEntries(
    mergedFields.map((field) => [field, locked.has(field) ? survivorId : choices[field]]),
  ) as FieldChoices
}

export const isAll = (choice: string) => choice === allOfThem

const noCounts: HangingCounts = {
  contacts: 0,
  orders: 0,
  'follow-ups': 0,
  files: 0,
  consents: 0,
  collaborators: 0,
  watchers: 0,
  tags: 0,
  segments: 0,
}

/** The one with most orders, then the one that was there first. */
function proposeSurvivor(records: readonly MergingRecord[], counts: ReadonlyMap<string, HangingCounts>): string {
  const orders = (record: MergingRecord) => counts.get(record.id)?.orders ?? 0
  const [first] = [...records].sort(
    (a, b) => orders(b) - orders(a) || Date.parse(a.createdAt) - Date.parse(b.createdAt) || (a.id < b.id ? -1 : 1),
  )
  return first?.id ?? ''
}

/** What the actor sees of each record's own fields, with the names and files behind ids. */
async function showOwnFields(ctx: Context, view: FieldView, records: readonly MergingRecord[]) {
  const fields = await visibleFields(ctx, 'customer')
  const values = records.map((record) => shownValues(fields, rulesFor(view, record.personId), record.custom, record))
  const files = await heldFiles(ctx, fields, values)
  const names = await namesOfReferences(ctx, fields, values, files)
  return values.map((custom) => ({ custom, customNames: namesIn(names, custom), ...filesIn(files, custom) }))
}

type OwnParts = 'custom' | 'customNames' | 'customFiles'

function present(view: FieldView, record: MergingRecord, counts: HangingCounts): Omit<MergeCandidate, OwnParts> {
  const { id, version, kind, tier, isVip, createdAt, updatedAt, personId, poolId, holderName } = record
  const fieldRules = rulesFor(view, personId)
  const facts = Object.fromEntries(mergedFields.map((field) => [field, record[field]])) as MergeCandidate['facts']
  return {
    id,
    version,
    kind,
    tier,
    isVip,
    holder: { kind: personId ? 'person' : 'pool', id: personId ?? poolId ?? '', name: holderName },
    createdAt,
    updatedAt,
    facts: maskFields(fieldRules, 'customer', facts),
    fieldRules,
    counts,
  }
}
