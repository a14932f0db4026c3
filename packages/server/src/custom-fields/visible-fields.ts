import type { CustomRecord } from '@zhike/core/custom-fields/field-kinds'
import type { CustomField } from '@zhike/core/custom-fields/schema'
import { perObject } from '@zhike/core/kernel/per-object'
import { keepByAccessVersion } from '../platform/access/keep-by-access-version.ts'
import { may, type Context } from '../platform/context/context.ts'
import { selectFields } from './queries.ts'

const read = new WeakMap<object, Promise<CustomField[]>>()
const keep = keepByAccessVersion<Promise<CustomField[]>>()

/**
 * The fields of a record that the actor sees; null: of all records. Within one request they are those of its beginning; a
 * transaction reads them anew, so that what it writes fits what is defined then.
 */
export async function visibleFields(ctx: Context, record: CustomRecord | null): Promise<readonly CustomField[]> {
  const all = await knownFields(ctx, record)
  // Everybody of the same roles gets the same array: what is made of it can be kept with it.
  const { kind, roles } = ctx.actor
  const key = [record, kind === 'system' || may(ctx, 'field.manage'), ...roles].join(' ')
  const seen = seenOf(all)
  const known = seen.get(key)
  if (known) return known
  const visible = all.filter((field) => (record === null || field.record === record) && isVisible(ctx, field))
  seen.set(key, visible)
  return visible
}

const seenOf = perObject((_fields: readonly CustomField[]) => new Map<string, readonly CustomField[]>())

/** All of them, for work that is done for the company. */
export async function fieldsOfRecord(ctx: Context, record: CustomRecord | null): Promise<CustomField[]> {
  return (await knownFields(ctx, record)).filter((field) => record === null || field.record === record)
}

/** Those of the record at least: of all where they are kept. */
async function knownFields(ctx: Context, record: CustomRecord | null): Promise<CustomField[]> {
  if (ctx.inTransaction || ctx.actor.kind === 'system') return selectFields(ctx, record)
  const known = read.get(ctx.actor) ?? keep(ctx, () => selectFields(ctx, null))
  read.set(ctx.actor, known)
  return known
}

export function isVisible(ctx: Context, { roles }: Pick<CustomField, 'roles'>): boolean {
  if (roles.length === 0 || ctx.actor.kind === 'system' || may(ctx, 'field.manage')) return true
  return roles.some((role) => ctx.actor.roles.includes(role))
}
