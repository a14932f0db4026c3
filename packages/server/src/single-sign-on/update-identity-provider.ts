import { lostUpdate, notFound } from '@zhike/core/kernel/problems'
import type { IdentityProviderPatch, IdentityProviderRecord } from '@zhike/core/single-sign-on/schema'
import { checkDepartment } from '../departments/check-department.ts'
import { changedFields } from '../platform/audit/changed-fields.ts'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { sealClientSecret } from './client-secret.ts'
import { deleteLinks, selectProvider, updateProviderRow } from './queries.ts'
import { readProvider } from './read-provider.ts'
import { tellTakenLabel } from './tell-taken-label.ts'

export async function updateIdentityProvider(
  ctx: Context,
  id: string,
  patch: IdentityProviderPatch,
  version: number,
): Promise<IdentityProviderRecord> {
  requirePermission(ctx, 'settings.manage')
  const { clientSecret, ...wanted } = patch
  return tellTakenLabel(patch.label ?? '', () =>
    transaction(ctx, async (ctx) => {
      const row = await selectProvider(ctx, id, true)
      if (!row) throw notFound({ id })
      if (row.version !== version) throw lostUpdate({ current: row.version, yours: version })
      await checkDepartment(ctx, patch.newPeopleIn ?? null)
      const { clientSecret: _, ...before } = row
      const changed = changedFields(before, wanted)
      const isSecretGiven = clientSecret !== undefined
      if (Object.keys(changed.after).length === 0 && !isSecretGiven) return readProvider(ctx, id)
      const sealed = clientSecret ? sealClientSecret(ctx, clientSecret) : null
      await updateProviderRow(ctx, id, { ...changed.after, ...(isSecretGiven ? { clientSecret: sealed } : {}) })
      if (changed.after.issuer !== undefined) await deleteLinks(ctx, id)
      await writeAudit(ctx, {
        action: 'identity-provider.update',
        subjectType: 'identity-provider',
        subjectId: id,
        summary: { newSecret: isSecretGiven },
        ...changed,
      })
      return readProvider(ctx, id)
    }),
  )
}
