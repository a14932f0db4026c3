import {
  customBulkKey,
  isBulkCustom,
  ownBulkField,
  tidyBulkValue,
  type AnyBulkField,
  type BulkField,
} from '@zhike/core/bulk-edits/fields'
import { noSuchParent, notABulkField } from '@zhike/core/bulk-edits/problems'
import type { BulkEdit } from '@zhike/core/bulk-edits/schema'
import type { CustomValue } from '@zhike/core/custom-fields/field-kinds'
import type { CustomField } from '@zhike/core/custom-fields/schema'
import { prepareValue } from '../custom-fields/prepare-values.ts'
import { knownReferences } from '../custom-fields/known-references.ts'
import { visibleFields } from '../custom-fields/visible-fields.ts'
import type { Context } from '../platform/context/context.ts'

/** What an edit changes: one of the facts, or a field of the company's own. */
export type EditedField = { name: AnyBulkField } & ({ own: BulkField } | { custom: CustomField })

/** Undefined where the actor has no such field (any more), or it is not one for many customers at once. */
export async function findEditedField(ctx: Context, name: AnyBulkField): Promise<EditedField | undefined> {
  const own = ownBulkField(name)
  if (own) return { name, own }
  const key = customBulkKey(name)
  const custom = (await visibleFields(ctx, 'customer')).find((field) => field.key === key)
  return custom && isBulkCustom(custom) ? { name, custom } : undefined
}

export async function requireEditedField(ctx: Context, name: AnyBulkField): Promise<EditedField> {
  const field = await findEditedField(ctx, name)
  if (!field) throw notABulkField({ field: name })
  return field
}

/** The value as an edit keeps it: of the facts the text itself, of other fields the value as JSON. */
export async function keptValue(ctx: Context, field: EditedField, value: unknown): Promise<string | null> {
  if ('own' in field) {
    const text = typeof value === 'string' && value !== '' ? value : null
    return field.own === 'parentCustomerId' ? parentId(ctx, text) : tidyBulkValue(field.own, text)
  }
  return jsonText(await prepareValue(ctx, field.custom, value))
}

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i

/** A customer that the actor sees. */
async function parentId(ctx: Context, value: string | null): Promise<string | null> {
  if (value === null) return null
  const id = value.toLowerCase()
  if (!uuid.test(id) || !(await knownReferences(ctx, [], [id])).has(id)) throw noSuchParent({ value })
  return id
}

export function jsonText(value: CustomValue | null): string | null {
  return value === null ? null : JSON.stringify(value)
}

/** What a kept value says. */
export function readKept(field: AnyBulkField, kept: string | null): BulkEdit['value'] {
  return kept === null || ownBulkField(field) ? kept : (JSON.parse(kept) as BulkEdit['value'])
}
