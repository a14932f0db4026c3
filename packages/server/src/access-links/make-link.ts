import { linkLifetime } from '@zhike/core/access-links/link-state'
import type { LinkPurpose } from '@zhike/core/access-links/schema'
import { newId } from '@zhike/core/kernel/ids'
import { now, type Context } from '../platform/context/context.ts'
import { queueMail } from '../platform/mail/queue-mail.ts'
import { linkMail } from './link-mail.ts'
import { linkUrl, makeLinkToken } from './link-token.ts'
import { insertLink } from './queries.ts'

export interface LinkPerson {
  id: string
  name: string
  email: string | null
  phone: string | null
  staffNumber: string | null
  locale: string | null
  authUserId: string | null
}

/** Makes a link for a person in the running transaction, and queues the mail with it where an address is given. */
export async function makeLink(
  ctx: Context,
  person: LinkPerson,
  options: { askedFor: 'by-administrator' | 'by-oneself'; mailTo: string | null },
): Promise<{ purpose: LinkPurpose; url: string; expiresAt: string }> {
  const purpose = person.authUserId === null ? 'invitation' : 'password-reset'
  const { token, hash } = makeLinkToken()
  const expires = new Date(now(ctx).getTime() + linkLifetime(purpose, options.askedFor))
  const expiresAt = expires.toISOString()
  const id = newId()
  const isByOneself = options.askedFor === 'by-oneself'
  await insertLink(ctx, {
    id,
    purpose,
    personId: person.id,
    hash,
    createdBy: isByOneself ? null : ctx.actor.personId,
    expiresAt,
  })
  const url = linkUrl(ctx.services.publicUrl, purpose, token)
  if (options.mailTo !== null) {
    const content = linkMail({
      purpose,
      locale: person.locale === 'en' || person.locale === 'zh-CN' ? person.locale : ctx.company.locale,
      company: ctx.company.name,
      name: person.name,
      from: isByOneself || ctx.actor.kind !== 'person' ? null : ctx.actor.name,
      signInWith: signInName(person),
      url,
      expiresAt: expires,
      timeZone: ctx.company.timeZone,
    })
    await queueMail(ctx, {
      kind: purpose,
      personId: person.id,
      linkId: id,
      to: options.mailTo,
      content,
      expiresAt,
    })
  }
  return { purpose, url, expiresAt }
}

/** What somebody signs in with, as it is written: the address where there is one. */
export function signInName(person: Pick<LinkPerson, 'name' | 'email' | 'phone' | 'staffNumber'>): string {
  return person.email ?? person.phone ?? person.staffNumber ?? person.name
}
