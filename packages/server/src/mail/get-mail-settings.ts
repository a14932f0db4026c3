import type { MailSettings } from '@zhike/core/mail/schema'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { openMailPassword } from '../platform/mail/mail-account.ts'
import { selectMailSettings } from './queries.ts'

export async function getMailSettings(
  ctx: Context,
): Promise<{ settings: MailSettings | null; publicUrl: string; isAddressKnown: boolean }> {
  requirePermission(ctx, 'settings.manage')
  const { publicUrl, publicUrlIsSet } = ctx.services
  return { settings: await readMailSettings(ctx), publicUrl, isAddressKnown: publicUrlIsSet }
}

/** Everything but the password; of that, whether there is one and whether it can be read here. */
export async function readMailSettings(ctx: Context): Promise<MailSettings | null> {
  const row = await selectMailSettings(ctx)
  if (!row) return null
  const { id: _, passwordSealed, updatedBy: __, security, ...rest } = row
  return {
    ...rest,
    security: security as MailSettings['security'],
    hasPassword: passwordSealed !== null,
    passwordIsLost: passwordSealed !== null && openMailPassword(ctx, passwordSealed) === null,
  }
}
