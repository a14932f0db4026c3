import type { FollowUp, FollowUpKind } from '@zhike/core/follow-ups/schema'
import { may, type Context } from '../platform/context/context.ts'
import type { FollowUpRow } from './queries.ts'

/** Whoever wrote it may change it; administrators may for everybody. */
export function mayChange(ctx: Context, authorId: string | null): boolean {
  return (authorId !== null && authorId === ctx.actor.personId) || may(ctx, 'follow-up.manage')
}

export function presentFollowUp(ctx: Context, row: FollowUpRow, mayWrite: boolean): FollowUp {
  const may = mayWrite && mayChange(ctx, row.authorId)
  return { ...row, kind: row.kind as FollowUpKind, abilities: { update: may, delete: may } }
}
