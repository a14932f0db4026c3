import { customBulkKey, ownBulkField } from '@zhike/core/bulk-edits/fields'
import { undoDays, type BulkEdit } from '@zhike/core/bulk-edits/schema'
import type { UndoRefusal } from '@zhike/core/bulk-edits/problems'
import { notFound } from '@zhike/core/kernel/problems'
import { visibleFields } from '../custom-fields/visible-fields.ts'
import { mayForAll, now, type Context } from '../platform/context/context.ts'
import { readKept } from './edited-field.ts'
import { selectEdits, selectValueOf, type EditRecord } from './list-queries.ts'
import { namesOfValues, parentField } from './names-of-values.ts'
import type { EditRow } from './queries.ts'

/** One's own, or anybody's for who may change every customer. Others do not exist. */
export async function loadEdit(ctx: Context, id: string): Promise<EditRecord> {
  const [record] = await selectEdits(ctx, { id, personId: whose(ctx), after: null, limit: 1 })
  if (!record) throw notFound({ id })
  return record
}

export async function loadBulkEdit(ctx: Context, id: string): Promise<BulkEdit> {
  const [edit] = await presentEdits(ctx, [await loadEdit(ctx, id)])
  if (!edit) throw notFound({ id })
  return edit
}

/** Whose edits the actor looks at; null = everybody's. */
export function whose(ctx: Context): string | null {
  return mayForAll(ctx, 'customer.bulk-change') ? null : (ctx.actor.personId ?? nobody)
}

const nobody = '00000000-0000-0000-0000-000000000000'

/** A value of a field that its reader does not see is not told. */
export async function presentEdits(ctx: Context, records: readonly EditRecord[]): Promise<BulkEdit[]> {
  const fields = await visibleFields(ctx, 'customer')
  const seen = records.map((record) => {
    const own = fields.find(({ key }) => key === customBulkKey(record.field))
    const custom = record.field === 'parentCustomerId' ? parentField : own
    const isSeen = custom !== undefined || ownBulkField(record.field) !== null
    return { record, custom, value: isSeen ? readKept(record.field, record.value) : null }
  })
  const values = seen.map(({ custom, value }) => (custom ? value : null))
  const names = await namesOfValues(
    ctx,
    seen.flatMap(({ custom }) => custom ?? []),
    values,
  )
  return seen.map(({ record, value }) => ({
    ...presentEdit(ctx, record),
    value,
    names: typeof value === 'string' && names[value] !== undefined ? { [value]: names[value] } : {},
  }))
}

function presentEdit(ctx: Context, record: EditRecord): Omit<BulkEdit, 'value' | 'names'> {
  const { createdById, createdByName, rowsRemovedAt: _, ...edit } = record
  const isUnderWay = edit.state === 'queued' || edit.state === 'running'
  return {
    ...edit,
    createdBy: { id: createdById, name: createdByName },
    abilities: { undo: undoRefusal(ctx, record) === null && edit.changed > 0, stop: isUnderWay },
  }
}

/** Why an edit cannot be undone; null = it can. */
export function undoRefusal(ctx: Context, record: EditRecord): UndoRefusal | null {
  if (record.kind === 'undo') return 'is-undo'
  if (record.undoneById !== null) return 'already-undone'
  if (record.state !== 'done' && record.state !== 'stopped') return 'not-finished'
  const age = now(ctx).getTime() - new Date(record.createdAt).getTime()
  return record.rowsRemovedAt !== null || age > undoDays * 86_400_000 ? 'too-old' : null
}

/** The value that the edit undone here wrote: where something else stands, somebody has changed it since. */
export async function valueWritten(ctx: Context, undo: EditRow): Promise<string | null> {
  return selectValueOf(ctx, undo.ofId ?? '')
}
