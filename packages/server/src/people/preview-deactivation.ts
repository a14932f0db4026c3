import { notFound } from '@zhike/core/kernel/problems'
import type { DeactivationPreview } from '@zhike/core/people/schema'
import { listOpenLeavesOfDelegate } from '../leaves/list-leaves.ts'
import { previewHandOver } from '../ownership/preview-hand-over.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { listTeams } from '../teams/list-teams.ts'
import { selectActiveManagerAbove, selectReports } from './manager-queries.ts'
import { selectPerson } from './queries.ts'

const namesShown = 10

/** What deactivating somebody would move, and to whom; asked before it is done. */
export async function previewDeactivation(ctx: Context, id: string): Promise<DeactivationPreview> {
  requirePermission(ctx, 'person.manage')
  const person = await selectPerson(ctx, id)
  if (!person) throw notFound({ id })
  const leadId = await selectActiveManagerAbove(ctx, id)
  const handOver = await previewHandOver(ctx, { id, departmentId: person.department?.id ?? null }, leadId)
  const reports = await selectReports(ctx, id, namesShown)
  const { items: teams } = await listTeams(ctx)
  return {
    ...handOver,
    reports: { ...reports, to: handOver.lead ? { id: handOver.lead.id, name: handOver.lead.name } : null },
    teamsLed: teams.filter((team) => team.lead?.id === id).map((team) => team.name),
    delegateFor: (await listOpenLeavesOfDelegate(ctx, id)).map(({ person, fromOn, untilOn }) => ({
      name: person.name,
      fromOn,
      untilOn,
    })),
  }
}
