import {
  indexableTypes,
  uniqueTypes,
  type CustomFieldType,
  type CustomOption,
  type CustomRecord,
} from '@zhike/core/custom-fields/field-kinds'
import { makeKey } from '@zhike/core/custom-fields/make-key'
import {
  labelTaken,
  notForType,
  optionTwice,
  optionsNeeded,
  unknownRole,
  wrongFallback,
} from '@zhike/core/custom-fields/problems'
import type { OptionInput } from '@zhike/core/custom-fields/schema'
import { tidyValue } from '@zhike/core/custom-fields/tidy-value'
import { valueProblemTexts } from '@zhike/core/custom-fields/value-problems'
import { renderTemplate } from '@zhike/core/kernel/problem'
import type { Context } from '../platform/context/context.ts'
import { findUnknownRole, isLabelTaken, type FieldValues } from './queries.ts'

/** What a definition may not say; answers it with its default as it is stored. */
export async function checkDefinition(
  ctx: Context,
  field: { id: string | null; record: CustomRecord; type: CustomFieldType },
  values: Omit<FieldValues, 'fallback'> & { fallback: unknown },
): Promise<FieldValues> {
  const { type, record } = field
  const { label, options } = values
  const refuse = (zhCN: string, en: string) => notForType({ setting: ctx.locale === 'en' ? en : zhCN })
  if (await isLabelTaken(ctx, record, label, field.id)) throw labelTaken({ label })
  const hasOptions = type === 'choice' || type === 'choices'
  if (hasOptions && !options.some((option) => !option.isRetired)) throw optionsNeeded({ label })
  if (!hasOptions && options.length > 0) throw refuse('有选项', 'with options')
  if (values.isUnique && !uniqueTypes.has(type)) throw refuse('不许重复', 'unique')
  if (values.isIndexed && !indexableTypes.has(type)) throw refuse('建索引', 'indexed')
  if (values.inList && type === 'longText') throw refuse('列表里的列', 'a column of the list')
  if (record !== 'customer' && (values.kinds.length > 0 || values.tiers.length > 0)) {
    throw refuse('只给一部分客户', 'for some customers only')
  }
  if (type === 'file' && (values.fallback ?? '') !== '') throw refuse('有默认值', 'with a default')
  const tidy = tidyValue({ type, options }, values.fallback)
  if ('problem' in tidy) {
    const value = String(values.fallback).slice(0, 100)
    throw wrongFallback({ reason: renderTemplate(valueProblemTexts[tidy.problem][ctx.locale], { value }) })
  }
  if (tidy.value !== null && values.isUnique) throw refuse('不许重复又有默认值', 'unique with a default')
  const stranger = await findUnknownRole(ctx, values.roles)
  if (stranger !== undefined) throw unknownRole({ role: stranger })
  return { ...values, fallback: tidy.value }
}

/** Options with keys; one without gets it from its label. Two of one name nobody could tell apart. */
export function optionsOf(given: readonly OptionInput[], before: readonly CustomOption[] = []): CustomOption[] {
  const taken = new Set([...given.flatMap((option) => option.key ?? []), ...before.map((option) => option.key)])
  const labels = new Set<string>()
  const keys = new Set<string>()
  return given.map((option) => {
    const key = option.key ?? makeKey(option.label, taken)
    taken.add(key)
    const folded = option.label.normalize('NFKC').toLowerCase()
    if (labels.has(folded) || keys.has(key)) throw optionTwice({ option: option.label })
    labels.add(folded)
    keys.add(key)
    return { key, label: option.label, isRetired: option.isRetired }
  })
}
