import { indexableTypes, uniqueTypes, type CustomFieldType } from '@zhike/core/custom-fields/field-kinds'
import type { CustomField } from '@zhike/core/custom-fields/schema'
import type { FieldDraftBody } from './api.ts'
import { draftOfValue, valueOfDraft } from './value-draft.ts'

export interface OptionDraft {
  /** Absent for one that is not saved yet. */
  key?: string
  /** For React: options are moved and removed while they have no key. */
  row: number
  label: string
  isRetired: boolean
}

/** A definition as the form holds it. */
export interface FieldDraft {
  type: CustomFieldType
  label: string
  help: string
  section: string
  isRequired: boolean
  isUnique: boolean
  isIndexed: boolean
  inList: boolean
  fallback: string
  options: OptionDraft[]
  kinds: readonly string[]
  tiers: readonly string[]
  roles: readonly string[]
}

export const emptyField: FieldDraft = {
  type: 'text',
  label: '',
  help: '',
  section: '',
  isRequired: false,
  isUnique: false,
  isIndexed: false,
  inList: false,
  fallback: '',
  options: [],
  kinds: [],
  tiers: [],
  roles: [],
}

export function draftOfField(field: CustomField, timeZone: string): FieldDraft {
  return {
    ...field,
    help: field.help ?? '',
    section: field.section ?? '',
    fallback: draftOfValue(field, field.fallback, timeZone),
    options: field.options.map((option, row) => ({ ...option, row })),
  }
}

export const hasOptions = (type: CustomFieldType) => type === 'choice' || type === 'choices'

/** What is sent; what a type cannot be is left out, also where it was ticked for another type before. */
export function bodyOfField(draft: FieldDraft, timeZone: string): FieldDraftBody & { label: string } {
  const { type, label, help, section, isRequired, inList, kinds, tiers, roles } = draft
  const options = draft.options.filter((option) => option.label.trim() !== '')
  return {
    label: label.trim(),
    help: help.trim() || null,
    section: section.trim() || null,
    isRequired,
    isUnique: draft.isUnique && uniqueTypes.has(type),
    isIndexed: draft.isIndexed && indexableTypes.has(type),
    inList: inList && type !== 'longText',
    fallback: hasOptions(type) || draft.isUnique ? null : valueOfDraft({ type }, draft.fallback, timeZone),
    ...(hasOptions(type)
      ? {
          options: options.map(({ key, label: name, isRetired }) => ({
            ...(key ? { key } : {}),
            label: name.trim(),
            isRetired,
          })),
        }
      : {}),
    kinds: kinds as ('organisation' | 'individual')[],
    tiers: tiers as ('A' | 'B' | 'C' | 'none')[],
    roles: [...roles],
  }
}
