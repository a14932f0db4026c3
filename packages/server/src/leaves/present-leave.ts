import type { Leave } from '@zhike/core/leaves/schema'
import { may, today, type Context } from '../platform/context/context.ts'
import type { LeaveRow } from './queries.ts'

/** A leave with where it stands today and what the reader may do. Why somebody is away is not everybody's matter. */
export function presentLeave(ctx: Context, row: LeaveRow): Leave {
  const day = today(ctx)
  const state = row.untilOn < day ? 'over' : row.fromOn <= day ? 'now' : 'upcoming'
  const manages = row.person.id === ctx.actor.personId || may(ctx, 'person.manage')
  const isConcerned = manages || row.delegate.id === ctx.actor.personId
  return {
    ...row,
    note: isConcerned ? row.note : null,
    state,
    abilities: { update: state !== 'over' && manages, cancel: state !== 'over' && manages },
  }
}
