import { newId } from '@zhike/core/kernel/ids'
import type { NewTeam, TeamDetail } from '@zhike/core/teams/schema'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { checkTeam } from './check-team.ts'
import { getTeam } from './get-team.ts'
import { insertTeam, replaceMembers } from './queries.ts'

/** Adds a team; whoever leads it is a member, too. */
export async function createTeam(ctx: Context, input: NewTeam): Promise<TeamDetail> {
  requirePermission(ctx, 'person.manage')
  const id = newId()
  const leadId = input.leadId ?? null
  const memberIds = [...new Set([...input.memberIds, ...(leadId === null ? [] : [leadId])])].sort()
  return transaction(ctx, async (ctx) => {
    await checkTeam(ctx, { id, name: input.name }, memberIds)
    const values = { name: input.name, description: input.description ?? null, leadId }
    await insertTeam(ctx, id, values)
    await replaceMembers(ctx, id, memberIds)
    await writeAudit(ctx, {
      action: 'team.create',
      subjectType: 'team',
      subjectId: id,
      after: { ...values, memberIds },
    })
    return getTeam(ctx, id)
  })
}
