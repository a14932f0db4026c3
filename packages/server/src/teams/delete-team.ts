import { notFound } from '@zhike/core/kernel/problems'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { lockTeam, removeTeam, selectMemberIds } from './queries.ts'

/** Dissolves a team; its people stay, they only see no more of each other's customers by it. */
export async function deleteTeam(ctx: Context, id: string): Promise<void> {
  requirePermission(ctx, 'person.manage')
  await transaction(ctx, async (ctx) => {
    const team = await lockTeam(ctx, id)
    if (!team) throw notFound({ id })
    const memberIds = await selectMemberIds(ctx, id)
    await removeTeam(ctx, id)
    const { name, description, leadId } = team
    await writeAudit(ctx, {
      action: 'team.delete',
      subjectType: 'team',
      subjectId: id,
      before: { name, description, leadId, memberIds },
    })
  })
}
