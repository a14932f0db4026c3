import { managerLoop, unknownManager } from '@zhike/core/people/problems'
import type { Context } from '../platform/context/context.ts'
import { selectManagersAbove } from './manager-queries.ts'
import { lockPerson, lockTree } from './queries.ts'

/** A manager is somebody active who does not report to the person. */
export async function checkManager(
  ctx: Context,
  person: { id: string; name: string },
  managerId: string | null | undefined,
): Promise<void> {
  if (!managerId) return
  await lockTree(ctx, 'managers')
  const manager = await lockPerson(ctx, managerId)
  if (!manager?.isActive) throw unknownManager({ id: managerId, manager: manager?.name ?? managerId })
  if (managerId === person.id || (await selectManagersAbove(ctx, managerId)).includes(person.id)) {
    throw managerLoop({ name: person.name, manager: manager.name })
  }
}
