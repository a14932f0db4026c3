import { lostUpdate, notFound } from '@zhike/core/kernel/problems'
import type { TeamDetail, TeamPatch } from '@zhike/core/teams/schema'
import { changedFields } from '../platform/audit/changed-fields.ts'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { checkTeam } from './check-team.ts'
import { getTeam } from './get-team.ts'
import { lockTeam, replaceMembers, saveTeam, selectMemberIds } from './queries.ts'

/** Changes name, lead or members; a new lead becomes a member, a lead who is taken out of the team leads it no more. */
export async function updateTeam(ctx: Context, id: string, patch: TeamPatch, version: number): Promise<TeamDetail> {
  requirePermission(ctx, 'person.manage')
  return transaction(ctx, async (ctx) => {
    const team = await lockTeam(ctx, id)
    if (!team) throw notFound({ id })
    if (team.version !== version) throw lostUpdate({ current: team.version, yours: version })
    const before = {
      name: team.name,
      description: team.description,
      leadId: team.leadId,
      memberIds: await selectMemberIds(ctx, id),
    }
    const wanted = patch.memberIds ?? before.memberIds
    const isLeadOut = patch.leadId === undefined && before.leadId !== null && !wanted.includes(before.leadId)
    const leadId = isLeadOut ? null : patch.leadId === undefined ? before.leadId : patch.leadId
    const after = {
      name: patch.name ?? before.name,
      description: patch.description === undefined ? before.description : patch.description,
      leadId,
      memberIds: [...new Set([...wanted, ...(leadId === null ? [] : [leadId])])].sort(),
    }
    const changed = changedFields(before, after)
    if (Object.keys(changed.after).length === 0) return getTeam(ctx, id)
    const newcomers = after.memberIds.filter((one) => !before.memberIds.includes(one))
    await checkTeam(ctx, { id, name: after.name }, newcomers)
    const { memberIds, ...values } = after
    await saveTeam(ctx, id, values)
    await replaceMembers(ctx, id, memberIds)
    await writeAudit(ctx, { action: 'team.update', subjectType: 'team', subjectId: id, ...changed })
    return getTeam(ctx, id)
  })
}
