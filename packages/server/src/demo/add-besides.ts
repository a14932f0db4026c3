import { newId } from '@zhike/core/kernel/ids'
import { addDays } from '@zhike/core/kernel/time'
import { now, today, type Context } from '../platform/context/context.ts'
import { collaborators, leave, team } from './demo-words.ts'
import { insertRows, selectLargest } from './queries.ts'

const sharedCustomers = 3

/** A team across departments, colleagues who work on the largest customers beside their holder, somebody on leave. */
export async function addBesides(ctx: Context, personId: (name: string) => string): Promise<void> {
  const at = now(ctx)
  const teamId = newId()
  const { name, description, members } = team
  await insertRows(ctx, 'teams', [
    { id: teamId, name, description, lead_id: personId(team.lead), version: 1, created_at: at, updated_at: at },
  ])
  await insertRows(
    ctx,
    'team_members',
    members.map((member) => ({ team_id: teamId, person_id: personId(member) })),
  )
  const rows: Record<string, unknown>[] = []
  for (const { of, name, part, note } of collaborators) {
    for (const customerId of await selectLargest(ctx, personId(of), sharedCustomers)) {
      rows.push({
        customer_id: customerId,
        person_id: personId(name),
        part,
        note,
        granted_by: personId(of),
        granted_at: at,
      })
    }
  }
  await insertRows(ctx, 'collaborators', rows)
  const day = today(ctx)
  await insertRows(ctx, 'leaves', [
    {
      id: newId(),
      person_id: personId(leave.name),
      delegate_id: personId(leave.delegate),
      from_on: addDays(day, -1),
      until_on: addDays(day, 5),
      note: leave.note,
      created_at: at,
      created_by: personId(leave.name),
    },
  ])
}
