import { mailPasswordLost, noMailServer } from '@zhike/core/mail/problems'
import type { MailSecurity } from '@zhike/core/mail/schema'
import { seal, unseal } from '../auth/seal.ts'
import type { Context } from '../context/context.ts'

/** How the company's mail server is reached. */
export interface MailAccount {
  host: string
  port: number
  security: MailSecurity
  checkCertificate: boolean
  login: { user: string; password: string } | null
  sender: { name: string; address: string }
}

const purpose = 'mail-password'

export function sealMailPassword(ctx: Context, password: string): Buffer {
  return seal(ctx.services.secrets.current(), purpose, password)
}

/** The password as it was entered; null where another installation's secret sealed it. */
export function openMailPassword(ctx: Context, sealed: Buffer): string | null {
  return unseal(ctx.services.secrets.all(), purpose, sealed)
}

export async function hasMailAccount(ctx: Context): Promise<boolean> {
  return (await ctx.db.selectFrom('mailSettings').select('id').executeTakeFirst()) !== undefined
}

/** The account to send with; a problem where there is none, or where its password cannot be read here. */
export async function readMailAccount(ctx: Context): Promise<MailAccount> {
  const row = await ctx.db.selectFrom('mailSettings').selectAll().executeTakeFirst()
  if (!row) throw noMailServer()
  const password = row.passwordSealed === null ? null : openMailPassword(ctx, row.passwordSealed)
  if (row.passwordSealed !== null && password === null) throw mailPasswordLost()
  return {
    host: row.host,
    port: row.port,
    security: row.security as MailSecurity,
    checkCertificate: row.checkCertificate,
    login: row.username === null ? null : { user: row.username, password: password ?? '' },
    sender: { name: row.senderName ?? ctx.company.name, address: row.senderAddress },
  }
}
