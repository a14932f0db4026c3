import { notAllowed } from '@zhike/core/kernel/problems'
import { defaultNotShared, viewNotYours } from '@zhike/core/saved-views/problems'
import type { SavedView, ViewDefaults } from '@zhike/core/saved-views/schema'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { may, requirePermission, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { requireReaders } from './check-sharing.ts'
import { getView, requireView } from './get-view.ts'
import { lockView, setMyDefault, setRoleDefaults } from './queries.ts'

/** One's own list opens with any view one may open; a role's only with one that the role may open. */
export async function setViewDefault(ctx: Context, id: string, { mine, roles }: ViewDefaults): Promise<SavedView> {
  requirePermission(ctx, 'customer.read')
  if (roles !== undefined && !may(ctx, 'view.manage')) throw notAllowed({ action: 'view.manage' })
  return transaction(ctx, async (ctx) => {
    await lockView(ctx, id)
    const row = await requireView(ctx, id)
    if (mine !== undefined) {
      if (mine && !row.isForMe) throw viewNotYours({ name: row.name, owner: row.ownerName })
      await setMyDefault(ctx, id, mine)
    }
    if (roles !== undefined) {
      await requireReaders(ctx, { everybody: false, personIds: [], departmentIds: [], roles })
      const excluded = roles.find((role) => !row.isForEverybody && !row.roles.includes(role))
      if (excluded !== undefined) throw defaultNotShared({ name: row.name, role: excluded })
      await setRoleDefaults(ctx, id, roles)
      await writeAudit(ctx, {
        action: 'view.set-default',
        subjectType: 'view',
        subjectId: id,
        before: { roles: row.defaultOfRoles },
        after: { roles: [...roles].sort() },
      })
    }
    return getView(ctx, id)
  })
}
