import { decideRow } from '@zhike/core/bulk-edits/decide-row'
import { concerns, type CustomValue } from '@zhike/core/custom-fields/field-kinds'
import { areHolding } from '../platform/access/visible-holders.ts'
import { lockGroups } from '../customer-groups/lock-groups.ts'
import { refreshCompleteness } from '../customers/refresh-completeness.ts'
import { writeAudit } from '../platform/audit/write-audit.ts'
import type { Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { emitEvent } from '../platform/events/emit-event.ts'
import { customBulkKey, ownBulkField } from '@zhike/core/bulk-edits/fields'
import { findEditedField, jsonText, readKept } from './edited-field.ts'
import { editAccess, type EditAccess } from './field-access.ts'
import { lockEdit, lockNextRows, saveChunk, type DecidedRow, type EditRow, type StagedRow } from './queries.ts'
import { valueWritten } from './load-bulk-edit.ts'
import { refuseUnfitParents } from './refuse-unfit-parents.ts'

const chunkSize = 1000

/**
 * Carries a bulk edit or its undo on from wherever it stands, one transaction a chunk: customers, what became of them,
 * progress and audit are written together or not at all. May be called again, and by two at once.
 */
export async function runBulkEdit(ctx: Context, id: string): Promise<void> {
  while (await runChunk(ctx, id));
}

/** Whether there is more to do. */
async function runChunk(ctx: Context, id: string): Promise<boolean> {
  return transaction(ctx, async (ctx) => {
    const edit = await lockEdit(ctx, id)
    if (!edit || (edit.state !== 'queued' && edit.state !== 'running')) return false
    const isOfTree = edit.field === 'parentCustomerId'
    if (isOfTree) await lockGroups(ctx)
    const staged = await lockNextRows(ctx, edit, chunkSize)
    const isLast = staged.length < chunkSize
    const access = await editAccess(ctx, await findEditedField(ctx, edit.field))
    const expected = edit.kind === 'undo' ? { value: await valueWritten(ctx, edit) } : undefined
    const decided = staged.map((row) => decide(edit, row, access, expected))
    const rows = isOfTree ? await refuseUnfitParents(ctx, edit, decided) : decided
    const counts = await saveChunk(ctx, edit, rows, isLast)
    await tell(ctx, edit, rows, counts)
    return !isLast
  })
}

function decide(
  edit: EditRow,
  row: StagedRow,
  access: EditAccess,
  expected: { value: string | null } | undefined,
): DecidedRow {
  const { customerId, personId, kind, tier } = row
  const current = ownBulkField(edit.field)
    ? (row.current as string | null)
    : jsonText((row.current ?? null) as CustomValue | null)
  const isOwn = areHolding(access.own, personId, null)
  const facts = {
    isThere: row.isThere && areHolding(access.read, personId, customerId),
    isReachable: areHolding(access.update, personId, customerId),
    isEditable: isOwn ? access.ownIsEditable : access.othersIsEditable,
    // What stood there before is given back also where the field is none of such a customer by now.
    isConcerned: edit.kind === 'undo' || concerns(access, { kind: kind ?? '', tier }),
    current,
  }
  return { ...row, current, decision: decideRow(facts, row.after, expected) }
}

/** Bulk work is told once a chunk, not once a customer; each customer's old value stands in the rows of the edit. */
async function tell(
  ctx: Context,
  edit: EditRow,
  rows: readonly DecidedRow[],
  counts: { changed: number; unchanged: number; refused: number },
): Promise<void> {
  if (rows.length === 0) return
  await writeAudit(ctx, {
    action: edit.kind === 'undo' ? 'customer.bulk-undo' : 'customer.bulk-change',
    subjectType: 'bulk-edit',
    subjectId: edit.id,
    summary: { field: edit.field, total: edit.total, ...counts },
    ...(edit.kind === 'edit' ? { after: audited(edit) } : {}),
  })
  if (counts.changed > 0) {
    const changed = rows.filter((row) => row.decision.state === 'changed')
    await refreshCompleteness(
      ctx,
      changed.map((row) => row.customerId),
    )
    await emitEvent(ctx, 'customers.bulk-changed', { bulkEditId: edit.id, fields: [edit.field], count: counts.changed })
  }
}

function audited({ field, value }: EditRow): Record<string, unknown> {
  const key = customBulkKey(field)
  return key === null ? { [field]: value } : { custom: { [key]: readKept(field, value) } }
}
