import type { SavedView } from '@zhike/core/saved-views/schema'
import { conditionFields } from '../custom-fields/condition-fields.ts'
import { may, type Context } from '../platform/context/context.ts'
import type { ViewRow } from './queries.ts'
import { usableDefinition } from './usable-definition.ts'
import { usableSegments } from './usable-segments.ts'

export async function presentView(ctx: Context, row: ViewRow): Promise<SavedView> {
  const { personIds, departmentIds, roles, isForEverybody } = row
  const isMine = row.ownerId === ctx.actor.personId
  const isShared = isForEverybody || personIds.length + departmentIds.length + roles.length > 0
  const update = mayChange(ctx, row)
  const custom = await conditionFields(ctx)
  return {
    id: row.id,
    name: row.name,
    owner: { id: row.ownerId, name: row.ownerName },
    isMine,
    isForMe: row.isForMe,
    ...usableDefinition(ctx, row.definition, await usableSegments(ctx, row.definition), custom),
    sharing: update ? { everybody: isForEverybody, personIds, departmentIds, roles } : null,
    isShared,
    defaultOfRoles: row.defaultOfRoles,
    isMyDefault: row.isMyDefault,
    version: row.version,
    updatedAt: row.updatedAt,
    abilities: {
      update,
      delete: update,
      share: update && may(ctx, 'view.share'),
      setRoleDefault: isShared && may(ctx, 'view.manage'),
    },
  }
}

/** One's own, and shared ones for who looks after them. */
export function mayChange(ctx: Context, row: ViewRow): boolean {
  const { personIds, departmentIds, roles, isForEverybody } = row
  const isShared = isForEverybody || personIds.length + departmentIds.length + roles.length > 0
  return row.ownerId === ctx.actor.personId || (isShared && may(ctx, 'view.manage'))
}
