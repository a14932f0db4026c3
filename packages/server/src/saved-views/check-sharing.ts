import { cannotShareView, unknownViewReader } from '@zhike/core/saved-views/problems'
import type { ViewSharing } from '@zhike/core/saved-views/schema'
import { may, type Context } from '../platform/context/context.ts'
import { findStranger } from './queries.ts'

/** Only who has view.share shares, and only with who is there. */
export async function checkSharing(ctx: Context, sharing: ViewSharing): Promise<void> {
  const { everybody, personIds, departmentIds, roles } = sharing
  if (!everybody && personIds.length + departmentIds.length + roles.length === 0) return
  if (!may(ctx, 'view.share')) throw cannotShareView()
  await requireReaders(ctx, sharing)
}

/** Refuses people, departments and roles that there are not. */
export async function requireReaders(ctx: Context, sharing: ViewSharing): Promise<void> {
  const stranger = await findStranger(ctx, sharing)
  if (stranger !== undefined) throw unknownViewReader({ value: stranger })
}
