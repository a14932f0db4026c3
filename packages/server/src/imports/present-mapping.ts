import type { ImportMapping } from '@zhike/core/imports/schema'
import { shownActor } from '@zhike/core/ownership/shown-actor'
import { mayForAll, type Context } from '../platform/context/context.ts'
import type { StoredMapping } from './mapping-queries.ts'

export function presentMapping(ctx: Context, stored: StoredMapping): ImportMapping {
  const { id, kind, name, options, createdAt, createdBy, actorName } = stored
  return {
    id,
    kind,
    name,
    options,
    createdAt,
    createdBy: { id: createdBy, name: shownActor(createdBy, actorName, ctx.locale) },
    abilities: { delete: mayChangeMapping(ctx, createdBy) },
  }
}

/** One's own, or any where one imports for everybody. */
export function mayChangeMapping(ctx: Context, createdBy: string | null): boolean {
  return mayForAll(ctx, 'customer.import') || (createdBy !== null && createdBy === ctx.actor.personId)
}
