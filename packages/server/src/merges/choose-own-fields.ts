import { fieldNotEditable } from '@zhike/core/access/problems'
import { conditionName } from '@zhike/core/custom-fields/field-kinds'
import { chooseCustom, type MergeRule } from '@zhike/core/merges/choose-fields'
import { mergeChoiceUnknown, mergeFieldUnknown } from '@zhike/core/merges/problems'
import { visibleFields } from '../custom-fields/visible-fields.ts'
import type { Context } from '../platform/context/context.ts'
import { lockedCustom } from './locked-fields.ts'
import type { MergingRecord } from './record-queries.ts'

export interface OwnChoices {
  /** Of every field that any record fills, those that the actor does not see included. */
  choices: Record<string, string>
  locked: Set<string>
  /** Keys that the actor sees. */
  seen: Set<string>
}

/**
 * Which record gives each field of the company's own. What the actor does not see or may not change follows no rule but
 * one: the survivor's stays, and what it does not say comes from the newest record that does.
 */
export async function chooseOwnFields(
  ctx: Context,
  records: readonly MergingRecord[],
  survivorId: string,
  rule: MergeRule,
): Promise<OwnChoices> {
  const locked = await lockedCustom(ctx, records)
  const seen = new Set((await visibleFields(ctx, 'customer')).map((field) => field.key))
  const ruleOf = (key: string) => (seen.has(key) && !locked.has(key) ? rule : 'survivor')
  return { choices: chooseCustom(records, survivorId, ruleOf), locked, seen }
}

/** The same with what somebody chose. */
export function withChosen(
  { choices, locked, seen }: OwnChoices,
  chosen: Readonly<Record<string, string>>,
  records: readonly MergingRecord[],
  survivorId: string,
): Record<string, string> {
  const own = { ...choices }
  for (const [key, value] of Object.entries(chosen)) {
    const field = conditionName(key)
    if (!seen.has(key)) throw mergeFieldUnknown({ field })
    if (!records.some((record) => record.id === value)) throw mergeChoiceUnknown({ field, value })
    if (!locked.has(key)) own[key] = value
    else if (value !== survivorId) throw fieldNotEditable({ field })
  }
  return own
}
