import type { OpenSession } from '@zhike/core/session/schema'
import type { Context } from '../platform/context/context.ts'
import { ownLogin } from './own-login.ts'
import { selectOpenSessions } from './queries.ts'

export async function listSessions(ctx: Context): Promise<{ items: OpenSession[] }> {
  const { authUserId } = await ownLogin(ctx)
  return { items: await selectOpenSessions(ctx, authUserId) }
}
