import { notAllowed, notFound } from '@zhike/core/kernel/problems'
import { may, type Context } from '../platform/context/context.ts'
import { selectLeave, type LeaveRow } from './queries.ts'

/** A leave of one's own, or anybody's with the right to manage people. */
export async function leaveToChange(ctx: Context, id: string): Promise<LeaveRow> {
  const found = await selectLeave(ctx, id)
  if (!found) throw notFound({ id })
  if (found.person.id === ctx.actor.personId || may(ctx, 'person.manage')) return found
  // Whoever may not read people learns of a leave only when it concerns them.
  const knows = may(ctx, 'person.read') || found.delegate.id === ctx.actor.personId
  throw knows ? notAllowed({ action: 'person.manage' }) : notFound({ id })
}
