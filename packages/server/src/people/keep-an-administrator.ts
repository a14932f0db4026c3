import { lastAdministrator } from '@zhike/core/people/problems'
import type { Context } from '../platform/context/context.ts'
import { isWithoutLogins, lockTree, selectAdministrators } from './queries.ts'

/** After roles of many were changed at once: whether somebody can still let others in. Before first run nobody can. */
export async function anAdministratorIsLeft(ctx: Context): Promise<boolean> {
  await lockTree(ctx, 'administrators')
  return (await selectAdministrators(ctx)).length > 0 || (await isWithoutLogins(ctx))
}

/** Refuses to take the last administrator away: nobody could let anybody in again. */
export async function keepAnAdministrator(ctx: Context, person: { id: string; name: string }): Promise<void> {
  await lockTree(ctx, 'administrators')
  const administrators = await selectAdministrators(ctx)
  if (administrators.length === 1 && administrators[0] === person.id) throw lastAdministrator({ name: person.name })
}
