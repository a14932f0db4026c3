import type { Collaborator } from '@zhike/core/collaborators/schema'
import { today, type Context } from '../platform/context/context.ts'
import type { CollaboratorRow } from './queries.ts'

export function presentCollaborator(ctx: Context, row: CollaboratorRow, mayWrite: boolean): Collaborator {
  const { personId, personName, departmentName, isActive, part, untilOn, note, grantedBy, grantedByName, grantedAt } =
    row
  return {
    person: { id: personId, name: personName, departmentName, isActive },
    part,
    untilOn,
    isOver: untilOn !== null && untilOn < today(ctx),
    note,
    grantedBy: grantedBy ? { id: grantedBy, name: grantedByName ?? '' } : null,
    grantedAt,
    abilities: { update: mayWrite, delete: mayWrite || personId === ctx.actor.personId },
  }
}
