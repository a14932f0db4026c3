import { noDemo } from '@zhike/core/session/problems'
import type { Session } from '@zhike/core/session/schema'
import type { RoleKey } from '@zhike/core/access/roles'
import type { Auth } from '../platform/auth/auth-of.ts'
import type { Context } from '../platform/context/context.ts'
import { demoDoorIsOpen, type DemoDoor } from './demo-door.ts'
import { openSession } from './open-session.ts'
import { findDemoPerson } from './queries.ts'

/** One click in the demo company; everywhere else this door does not exist. */
export async function demoSignIn(
  ctx: Context,
  auth: Auth,
  role: RoleKey,
  door: DemoDoor,
  requestHeaders: Headers,
): Promise<{ session: Session; headers: Headers }> {
  if (!demoDoorIsOpen(ctx, door)) throw noDemo()
  const login = await findDemoPerson(ctx, role)
  if (!login) throw noDemo()
  return openSession(ctx, auth, login.personId, { openedBy: 'demo', remember: true }, requestHeaders)
}
