import { newId } from '@zhike/core/kernel/ids'
import type { IdentityProviderRecord, NewIdentityProvider } from '@zhike/core/single-sign-on/schema'
import { checkDepartment } from '../departments/check-department.ts'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { sealClientSecret } from './client-secret.ts'
import { insertProvider } from './queries.ts'
import { readProvider } from './read-provider.ts'
import { tellTakenLabel } from './tell-taken-label.ts'

export async function createIdentityProvider(
  ctx: Context,
  input: NewIdentityProvider,
): Promise<IdentityProviderRecord> {
  requirePermission(ctx, 'settings.manage')
  const { clientSecret, ...rest } = input
  const id = newId()
  return tellTakenLabel(input.label, () =>
    transaction(ctx, async (ctx) => {
      await checkDepartment(ctx, input.newPeopleIn)
      const sealed = clientSecret ? sealClientSecret(ctx, clientSecret) : null
      await insertProvider(ctx, { ...rest, id, kind: 'oidc', clientSecret: sealed })
      await writeAudit(ctx, {
        action: 'identity-provider.create',
        subjectType: 'identity-provider',
        subjectId: id,
        after: { ...rest, hasSecret: sealed !== null },
      })
      return readProvider(ctx, id)
    }),
  )
}
