import type { Locale } from '@zhike/core/kernel/problem'
import type { MailContent } from '../platform/mail/deliver-mail.ts'
import { escapeHtml } from '../platform/mail/escape-html.ts'

export function testMail(locale: Locale, company: string): MailContent {
  const [subject, text] =
    locale === 'en'
      ? [
          `Test mail from Zhike, ${company}`,
          'This mail has arrived, so invitations and links for new passwords will, too.',
        ]
      : [`知客测试邮件 · ${company}`, '收到这封邮件，说明邀请和重设密码的链接也发得到。']
  return { subject, text: `${text}\n`, html: `<p>${escapeHtml(text)}</p>` }
}
