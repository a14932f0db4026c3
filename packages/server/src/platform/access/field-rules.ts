import { maskValue } from '@zhike/core/access/mask-value'
import { fieldNotEditable, fieldNotSearchable } from '@zhike/core/access/problems'
import {
  protectedFieldNames,
  protectedFields,
  type FieldRule,
  type FieldRules,
  type ProtectedField,
} from '@zhike/core/access/protected-fields'
import type { SettingKey } from '@zhike/core/settings/settings'
import type { Context } from '../context/context.ts'
import { areHolding, holdersInScopes, type VisibleHolders } from './visible-holders.ts'

// THE place where fields are masked: whatever answers a customer's or a contact's fields passes here.

type RecordKind = (typeof protectedFields)[ProtectedField]['record']

/** How the actor sees fields: of other people's customers, and of the actor's own. */
export interface FieldView {
  readonly others: FieldRules
  readonly own: FieldRules
  readonly ownHolders: VisibleHolders
}

const open: FieldView = { others: {}, own: {}, ownHolders: { kind: 'all' } }
const views = new WeakMap<object, Promise<FieldView>>()

/** Nobody's own customers are masked, unless the company wants it; what cannot be changed stays so. */
export function fieldView(ctx: Context): Promise<FieldView> {
  if (Object.keys(ctx.actor.fields).length === 0) return Promise.resolve(open)
  const known = views.get(ctx.actor)
  if (known) return known
  const view = resolve(ctx)
  views.set(ctx.actor, view)
  return view
}

async function resolve(ctx: Context): Promise<FieldView> {
  const others = ctx.actor.fields
  const ownHolders = await holdersInScopes(ctx, new Set(['own']))
  return { others, own: (await masksOwn(ctx)) ? others : unmasked(others), ownHolders }
}

async function masksOwn(ctx: Context): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('settings')
    .select('value')
    .where('key', '=', 'access.mask-own-customers' satisfies SettingKey)
    .executeTakeFirst()
  return row?.value === true
}

function unmasked(rules: FieldRules): FieldRules {
  const own: FieldRules = {}
  for (const field of protectedFieldNames) {
    const rule = rules[field]
    // Masked for others' customers says nothing about changing one's own.
    if (rule && rule.show === 'visible' && !rule.edit) own[field] = rule
  }
  return own
}

/** What counts for a customer that this person holds (null: a pool). */
export function rulesFor(view: FieldView, personId: string | null): FieldRules {
  if (view === open) return {}
  return areHolding(view.ownHolders, personId, null) ? view.own : view.others
}

/** The record with what the rules hide or mask; the same object where they do not touch it. */
export function maskFields<T extends object>(rules: FieldRules, record: RecordKind, row: T): T {
  let masked = row
  for (const name of protectedFieldNames) {
    const rule = rules[name]
    const { record: ofRecord, field, kind } = protectedFields[name]
    if (!rule || rule.show === 'visible' || ofRecord !== record || !(field in row)) continue
    if (masked === row) masked = { ...row }
    const value = (row as Record<string, unknown>)[field]
    const text = typeof value === 'string' ? value : null
    Object.assign(masked, { [field]: rule.show === 'masked' ? maskValue(kind, text) : null })
  }
  return masked
}

/** Refuses a change of a field that the rules do not let change, or do not show whole. */
export function requireEditable(rules: FieldRules, record: RecordKind, fields: Iterable<string>): void {
  for (const field of fields) {
    if (!isEditable(rules, record, field)) throw fieldNotEditable({ field })
  }
}

/** Whether the rules let a field be changed, and show it whole. */
export function isEditable(rules: FieldRules, record: RecordKind, field: string): boolean {
  const rule = ruleOf(rules, record, field)
  return !rule || (rule.edit && rule.show === 'visible')
}

/** Whatever is masked cannot be asked for piece by piece either. */
export function requireSearchable(ctx: Context, record: RecordKind, fields: Iterable<string>): void {
  for (const field of fields) {
    if (!isSearchable(ctx, record, field)) throw fieldNotSearchable({ field })
  }
}

export function isSearchable(ctx: Context, record: RecordKind, field: string): boolean {
  // Birthdays are as secret as the numbers of the people they are of.
  if (field === 'nextBirthdayOn') return !areMasked(ctx, 'customer.phone', 'contact.mobile')
  return (ruleOf(ctx.actor.fields, record, field)?.show ?? 'visible') === 'visible'
}

/** Whether none of these is shown at all on other people's customers. */
export function areHidden(ctx: Context, ...fields: ProtectedField[]): boolean {
  return fields.every((field) => ctx.actor.fields[field]?.show === 'hidden')
}

/** Whether any of these is masked or hidden on other people's customers. */
export function areMasked(ctx: Context, ...fields: ProtectedField[]): boolean {
  return fields.some((field) => (ctx.actor.fields[field]?.show ?? 'visible') !== 'visible')
}

function ruleOf(rules: FieldRules, record: RecordKind, field: string): FieldRule | undefined {
  const name = `${record}.${field}`
  return name in protectedFields ? rules[name as ProtectedField] : undefined
}
