import { describeTenure, labelTenure } from '@zhike/core/ownership/describe-tenure'
import { shownActor } from '@zhike/core/ownership/shown-actor'
import { tenureReason, type Holder } from '@zhike/core/ownership/schema'
import { now, type Context } from '../platform/context/context.ts'
import type { TenureRow } from './explain-queries.ts'

const dayMs = 86_400_000

export function holderOf(
  row: Pick<TenureRow, 'personId' | 'poolId' | 'holderName' | 'departmentName' | 'isActive'>,
): Holder {
  return {
    kind: row.personId ? 'person' : 'pool',
    id: row.personId ?? row.poolId ?? '',
    name: row.holderName,
    departmentName: row.departmentName,
    isActive: row.isActive,
  }
}

/** A tenure in the reader's words. */
export function presentTenure(ctx: Context, row: TenureRow) {
  const endAt = row.endAt === 'infinity' ? null : row.endAt
  const until = endAt === null ? now(ctx).getTime() : Date.parse(endAt)
  const actorName = shownActor(row.actorId, row.actorName, ctx.locale)
  return {
    id: row.id,
    holder: holderOf(row),
    startAt: row.startAt,
    endAt,
    days: Math.max(0, Math.floor((until - Date.parse(row.startAt)) / dayMs)),
    reasonCode: row.reasonCode,
    label: labelTenure(row, ctx.locale),
    sentence: describeTenure(
      { ...row, actorName, startAt: new Date(row.startAt), reason: tenureReason.parse(row.reason) },
      { locale: ctx.locale, timeZone: ctx.company.timeZone },
    ),
    actor: { id: row.actorId, name: actorName },
    ruleVersionNo: row.ruleVersionNo,
    rulePosition: row.rulePosition,
    runId: row.runId,
  }
}
