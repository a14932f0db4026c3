import type { CustomRecord } from '@zhike/core/custom-fields/field-kinds'
import type { CustomField } from '@zhike/core/custom-fields/schema'
import { may, type Context } from '../platform/context/context.ts'
import { selectFields } from './queries.ts'

const read = new WeakMap<object, Map<string, Promise<CustomField[]>>>()

/**
 * The fields of a record that the actor sees. Within one request they are read once; a transaction reads them anew, so
 * that what it writes fits what is defined then.
 */
export async function visibleFields(ctx: Context, record: CustomRecord): Promise<CustomField[]> {
  return (await fieldsOfRecord(ctx, record)).filter((field) => isVisible(ctx, field))
}

/** All of them, for work that is done for the company. */
export function fieldsOfRecord(ctx: Context, record: CustomRecord): Promise<CustomField[]> {
  if (ctx.inTransaction || ctx.actor.kind === 'system') return selectFields(ctx, record)
  const known = read.get(ctx.actor) ?? new Map<string, Promise<CustomField[]>>()
  read.set(ctx.actor, known)
  const found = known.get(record) ?? selectFields(ctx, record)
  known.set(record, found)
  return found
}

export function isVisible(ctx: Context, { roles }: Pick<CustomField, 'roles'>): boolean {
  if (roles.length === 0 || ctx.actor.kind === 'system' || may(ctx, 'field.manage')) return true
  return roles.some((role) => ctx.actor.roles.includes(role))
}
