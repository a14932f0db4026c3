import type { Permission } from '@zhike/core/access/permissions'
import {
  protectedFieldNames,
  protectedFields,
  type FieldRule,
  type FieldRules,
} from '@zhike/core/access/protected-fields'
import { fieldChanges } from '@zhike/core/history/field-changes'
import type { HistoryEntry, HistoryPage, HistoryRecord } from '@zhike/core/history/schema'
import { mayChange } from '../follow-ups/present-follow-up.ts'
import { fieldView, rulesFor } from '../platform/access/field-rules.ts'
import { maskAuditValues } from '../platform/access/mask-audit-values.ts'
import { isWhole, noteContactViews } from '../platform/access/note-contact-views.ts'
import { reaches, requireCustomer } from '../platform/access/scoped-customers.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { decodeCursor, encodeCursor } from '../platform/list/keyset.ts'
import {
  contactValues,
  isNameSeen,
  namesOfCustomers,
  ownFields,
  shownCustom,
  type OwnFields,
} from './custom-history.ts'
import {
  historyOrder,
  selectHistory,
  selectMentioned,
  selectOrigin,
  selectStates,
  selectTakenIn,
  type HistoryFilter,
  type HistoryRow,
  type RecordState,
} from './queries.ts'

/** Who changed what of a customer and of what hangs on it, as the record's reader may see it. */
export async function listHistory(
  ctx: Context,
  customerId: string,
  query: HistoryFilter & { limit: number; after?: string | undefined },
): Promise<HistoryPage> {
  requirePermission(ctx, 'customer.read')
  const { limit, after, ...filter } = query
  const { personId } = await requireCustomer(ctx, customerId)
  const rules = rulesFor(await fieldView(ctx), personId)
  const fields = await ownFields(ctx)
  const cursor = decodeCursor(after, historyOrder, { customerId, ...filter })
  // Of a field that the reader does not see nothing has happened.
  const isSeen = filter.field === undefined || isNameSeen(fields, filter.field, filter.record)
  const takenIn = isSeen ? await selectTakenIn(ctx, customerId) : []
  const rows = isSeen ? await selectHistory(ctx, takenIn, filter, cursor, limit + 1) : []
  const page = rows.slice(0, limit)
  const others = await selectMentioned(
    ctx,
    customerId,
    page.flatMap((row) => relatedOf(row) ?? []),
  )
  const shown = page.filter((row) => {
    const other = relatedOf(row)
    return other === undefined || other in others
  })
  const last = rows.length > limit ? page.at(-1) : undefined
  const states = await statesOf(ctx, customerId, shown)
  const may = await restorable(ctx, customerId, personId)
  const items = shown
    .map((row) => presentEntry(row, rules, fields, filter.field, states.get(keyOf(row)), may))
    // What is hidden from the reader has not happened for them.
    .filter((entry) => entry.changes.length > 0 || entry.isErased || !entry.action.endsWith('.update'))
  const isContactSeen = items.some(showsContactData) || contactValues(fields, items).some(isShownWhole)
  if (isContactSeen) noteContactViews(ctx, 'record', [customerId])
  return {
    items,
    nextCursor: last ? encodeCursor(historyOrder, { customerId, ...filter }, [last.at], last.id) : null,
    names: {
      ...(await selectMentioned(ctx, customerId, idsIn(items))),
      ...(await namesOfCustomers(ctx, fields, items)),
    },
    origin: last ? null : await originOf(ctx, customerId, filter),
  }
}

/** The other customer that an entry is about; what the reader may not see of that one has not happened for them. */
const relatedOf = ({ summary }: HistoryRow) =>
  typeof summary.relatedCustomerId === 'string' ? summary.relatedCustomerId : undefined

const keyOf = ({ subjectType, subjectId }: HistoryRow) => `${subjectType} ${subjectId}`

async function statesOf(ctx: Context, customerId: string, rows: readonly HistoryRow[]) {
  const ids = (kind: HistoryRecord) => [
    ...new Set(rows.filter((row) => row.subjectType === kind).map((row) => row.subjectId)),
  ]
  const wanted = {
    customer: ids('customer'),
    contact: ids('contact'),
    order: ids('order'),
    'follow-up': ids('follow-up'),
    file: ids('file'),
  }
  const states = await selectStates(ctx, customerId, wanted)
  return new Map(states.map((state) => [`${state.kind} ${state.id}`, state]))
}

/** Which of the records in the bin the reader may take back. */
async function restorable(ctx: Context, customerId: string, personId: string | null) {
  const can = (permission: Permission) => reaches(ctx, permission, personId, customerId)
  const rights = {
    customer: false,
    contact: await can('contact.write'),
    order: await can('order.write'),
    'follow-up': await can('follow-up.write'),
    file: await can('follow-up.write'),
  }
  const changesAll = await can('customer.update')
  return ({ kind, isDeleted, authorId }: RecordState) =>
    isDeleted &&
    rights[kind] &&
    (kind !== 'follow-up' || mayChange(ctx, authorId)) &&
    (kind !== 'file' || changesAll || (authorId !== null && authorId === ctx.actor.personId))
}

function presentEntry(
  row: HistoryRow,
  rules: FieldRules,
  custom: OwnFields,
  field: string | undefined,
  state: RecordState | undefined,
  may: (state: RecordState) => boolean,
): HistoryEntry {
  const changes = fieldChanges(masked(rules, custom, row, row.before), masked(rules, custom, row, row.after))
  const { fields, importId } = row.summary
  return {
    id: row.id,
    at: row.at,
    action: row.action,
    actor: { id: row.actorId, name: row.actorName },
    onBehalfOf: row.onBehalfOfName === null ? null : { id: row.onBehalfOf, name: row.onBehalfOfName },
    via: row.via,
    isImport: typeof importId === 'string',
    record: { kind: row.subjectType, id: row.subjectId, name: state?.name ?? null },
    changes: field === undefined ? changes : changes.filter((change) => isOf(change.field, field)),
    isErased: row.isErased,
    erasedFields: row.isErased && Array.isArray(fields) ? namesSeen(custom, row, fields) : [],
    canRestore: row.action.endsWith('.delete') && state !== undefined && may(state),
  }
}

/**
 * As strict as the audit, but for fields that the record itself shows whole: there a number or an address is hidden
 * wherever it stands, once the role hides that of customers or that of contacts.
 */
function masked(rules: FieldRules, fields: OwnFields, { subjectType }: HistoryRow, values: unknown): unknown {
  if (!isRecord(values)) return maskAuditValues(rules, subjectType, values)
  const { custom, ...others } = values
  const strict = maskedOthers(rules, subjectType, others)
  return isRecord(custom) ? { ...strict, custom: shownCustom(fields, rules, subjectType, custom) } : strict
}

function maskedOthers(rules: FieldRules, subjectType: HistoryRecord, values: Record<string, unknown>) {
  const strict = maskAuditValues(rules, subjectType, values)
  if (strict === values) return strict
  const whole = protectedFieldNames.filter((name) => {
    const { record, field, kind } = protectedFields[name]
    return record === subjectType && kind !== 'text' && field in values && !isShut(rules[name])
  })
  return {
    ...strict,
    ...Object.fromEntries(whole.map((name) => [protectedFields[name].field, values[protectedFields[name].field]])),
  }
}

const isShut = (rule: FieldRule | undefined) => rule !== undefined && rule.show !== 'visible'

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const namesSeen = (fields: OwnFields, { subjectType }: HistoryRow, names: unknown[]) =>
  names.filter((name): name is string => typeof name === 'string' && isNameSeen(fields, name, subjectType))

const isOf = (name: string, field: string) => name === field || name.startsWith(`${field}.`)

const contactData = new Set(['phone', 'mobile', 'wechat', 'email'])

function showsContactData({ changes }: HistoryEntry): boolean {
  return changes.some(({ field, before, after }) => contactData.has(field) && [before, after].some(isShownWhole))
}

const isShownWhole = (value: unknown) => typeof value === 'string' && isWhole(value)

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/

function idsIn(items: readonly HistoryEntry[]): string[] {
  const values = items.flatMap(({ changes }) => changes.flatMap(({ before, after }) => [before, after].flat()))
  return [...new Set(values.filter((value): value is string => typeof value === 'string' && uuid.test(value)))]
}

async function originOf(ctx: Context, customerId: string, { record, recordId, field }: HistoryFilter) {
  if (field !== undefined) return null
  if (record === undefined || record === 'customer') return selectOrigin(ctx, customerId, 'customer', customerId)
  return recordId === undefined ? null : selectOrigin(ctx, customerId, record, recordId)
}
