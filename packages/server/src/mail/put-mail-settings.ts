import { mailPasswordAgain, mailPasswordWithoutUser } from '@zhike/core/mail/problems'
import type { MailSettings, MailSettingsInput } from '@zhike/core/mail/schema'
import { changedFields } from '../platform/audit/changed-fields.ts'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { sealMailPassword } from '../platform/mail/mail-account.ts'
import { readMailSettings } from './get-mail-settings.ts'
import { selectMailSettings, upsertMailSettings } from './queries.ts'

/** To whom a password is told: any of these may lead it elsewhere. */
const recipients = ['host', 'port', 'security', 'checkCertificate', 'username'] as const

export async function putMailSettings(ctx: Context, input: MailSettingsInput): Promise<MailSettings> {
  requirePermission(ctx, 'settings.manage')
  const { password, ...given } = input
  const wanted = { ...given, username: given.username ?? null, senderName: given.senderName ?? null }
  if (password && wanted.username === null) throw mailPasswordWithoutUser()
  return transaction(ctx, async (ctx) => {
    const before = await selectMailSettings(ctx)
    const isMoved = before !== undefined && recipients.some((key) => before[key] !== wanted[key])
    const kept = before?.passwordSealed ?? null
    if (password === undefined && kept !== null && isMoved) throw mailPasswordAgain()
    const passwordSealed = password === undefined ? kept : password ? sealMailPassword(ctx, password) : null
    await upsertMailSettings(ctx, { ...wanted, passwordSealed })
    await writeAudit(ctx, {
      action: 'mail-settings.update',
      subjectType: 'mail-settings',
      summary: { password: password === undefined ? 'kept' : password ? 'changed' : 'none' },
      ...changedFields(before ?? {}, wanted),
    })
    const saved = await readMailSettings(ctx)
    if (!saved) throw new Error('the mail settings are gone')
    return saved
  })
}
