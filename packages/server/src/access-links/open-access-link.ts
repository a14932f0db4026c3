import type { OpenedLink } from '@zhike/core/access-links/schema'
import type { Context } from '../platform/context/context.ts'
import { readSetting } from '../settings/read-setting.ts'
import { findOpenLink } from './find-open-link.ts'
import { signInName } from './make-link.ts'

/** Whom a link is for. Programs that look at links in mails open the page, too: looking uses nothing up. */
export async function openAccessLink(ctx: Context, token: string): Promise<OpenedLink> {
  const link = await findOpenLink(ctx, token, { lock: false })
  return {
    purpose: link.purpose as OpenedLink['purpose'],
    companyName: ctx.company.name,
    name: link.name,
    signInWith: signInName(link),
    locale: link.locale as OpenedLink['locale'],
    minPasswordLength: await readSetting(ctx, 'password.min-length'),
    expiresAt: link.expiresAt,
  }
}
