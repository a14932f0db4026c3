import { expiryInPast, permissionNotHeld } from '@zhike/core/api-keys/problems'
import type { ApiKey, NewApiKey } from '@zhike/core/api-keys/schema'
import { newId } from '@zhike/core/kernel/ids'
import { notSignedIn } from '@zhike/core/kernel/problems'
import { needsSignIn } from '@zhike/core/session/problems'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { makeApiKey } from '../platform/auth/api-key-hash.ts'
import { may, now, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { insertApiKey, selectApiKeys } from './queries.ts'

/** A key that acts as the person who makes it, with some or all of the rights; only its hash is kept. A key cannot make keys. */
export async function createApiKey(ctx: Context, input: NewApiKey): Promise<ApiKey & { key: string }> {
  const { personId, via } = ctx.actor
  if (!personId) throw notSignedIn()
  if (via === 'api-key') throw needsSignIn()
  if (input.expiresAt && Date.parse(input.expiresAt) <= now(ctx).getTime())
    throw expiryInPast({ value: input.expiresAt })
  const permissions = input.permissions ? [...new Set(input.permissions)] : null
  const missing = permissions?.filter((permission) => !may(ctx, permission)) ?? []
  if (missing.length > 0) throw permissionNotHeld({ permissions: missing.join(', ') })
  const { key, prefix, hash } = makeApiKey()
  return transaction(ctx, async (ctx) => {
    const id = newId()
    await insertApiKey(ctx, {
      id,
      personId,
      name: input.name,
      prefix,
      hash,
      expiresAt: input.expiresAt ?? null,
      permissions,
    })
    await writeAudit(ctx, {
      action: 'api-key.create',
      subjectType: 'api-key',
      subjectId: id,
      summary: { permissions },
      after: { name: input.name, prefix },
    })
    const [made] = await selectApiKeys(ctx, personId, id)
    if (!made) throw new Error('the key that was just stored is not there')
    return { ...made, key }
  })
}
