import type { LinkPurpose } from '@zhike/core/access-links/schema'
import type { Locale } from '@zhike/core/kernel/problem'
import type { MailContent } from '../platform/mail/deliver-mail.ts'
import { escapeHtml } from '../platform/mail/escape-html.ts'

export interface LinkMail {
  purpose: LinkPurpose
  locale: Locale
  company: string
  name: string
  /** Who invites; null: the person asked for it. */
  from: string | null
  signInWith: string
  url: string
  expiresAt: Date
  timeZone: string
}

interface Words {
  subject: string
  greeting: string
  lines: string[]
  button: string
  end: string[]
}

/** The mail that carries a link, in the language of whoever gets it. */
export function linkMail(mail: LinkMail): MailContent {
  const until = new Intl.DateTimeFormat(mail.locale, {
    timeZone: mail.timeZone,
    dateStyle: 'long',
    timeStyle: 'short',
  }).format(mail.expiresAt)
  const words = wordsOf[mail.locale][mail.purpose](mail, until)
  return {
    subject: words.subject,
    text: `${[words.greeting, ...words.lines, mail.url, ...words.end].join('\n\n')}\n`,
    html: html(words, mail.url),
  }
}

const wordsOf: Record<Locale, Record<LinkPurpose, (mail: LinkMail, until: string) => Words>> = {
  'zh-CN': {
    invitation: (mail, until) => ({
      subject: `${mail.company}邀请你使用知客`,
      greeting: `${mail.name}，你好：`,
      lines: [
        `${mail.from ?? '管理员'}邀请你加入「${mail.company}」的知客（客户管理系统）。打开下面的链接，设一个自己的密码，就能用「${mail.signInWith}」登录。`,
      ],
      button: '设密码并登录',
      end: [
        `链接只能用一次，${until} 前有效。过期了就请管理员再发一个。`,
        '不认识这家公司？不用管这封邮件，也不要转发。',
      ],
    }),
    'password-reset': (mail, until) => ({
      subject: `重设你在「${mail.company}」知客的密码`,
      greeting: `${mail.name}，你好：`,
      lines: [
        `${mail.from === null ? '有人（多半是你）说忘了密码' : `${mail.from}给你发了这个链接`}。打开它设一个新密码，之后用「${mail.signInWith}」登录；所有已登录的设备都会退出。`,
      ],
      button: '设新密码',
      end: [`链接只能用一次，${until} 前有效。`, '不是你要的？不用管，现在的密码照样能用；也不要转发。'],
    }),
  },
  en: {
    invitation: (mail, until) => ({
      subject: `${mail.company} invites you to Zhike`,
      greeting: `Hello ${mail.name},`,
      lines: [
        `${mail.from ?? 'An administrator'} invites you to ${mail.company}’s Zhike (customer management). Open the link below and choose a password of your own; you then sign in with ${mail.signInWith}.`,
      ],
      button: 'Choose a password and sign in',
      end: [
        `The link works once, until ${until}. If it has expired, ask an administrator for a new one.`,
        'You do not know this company? Ignore this mail, and do not forward it.',
      ],
    }),
    'password-reset': (mail, until) => ({
      subject: `A new password for ${mail.company}’s Zhike`,
      greeting: `Hello ${mail.name},`,
      lines: [
        `${mail.from === null ? 'Somebody, most likely you, said that your password was forgotten' : `${mail.from} sends you this link`}. Open it and choose a new password; you then sign in with ${mail.signInWith}. Every device that is signed in will be signed out.`,
      ],
      button: 'Choose a new password',
      end: [
        `The link works once, until ${until}.`,
        'It was not you? Ignore this mail: your password stays as it is. Do not forward it.',
      ],
    }),
  },
}

function html(words: Words, url: string): string {
  const paragraph = (text: string, style = '') => `<p style="margin:0 0 16px;${style}">${escapeHtml(text)}</p>`
  const link = escapeHtml(url)
  return [
    '<div style="max-width:560px;font:15px/1.6 sans-serif;color:#161c1d">',
    paragraph(words.greeting),
    ...words.lines.map((line) => paragraph(line)),
    `<p style="margin:0 0 16px"><a href="${link}" style="display:inline-block;padding:10px 20px;border-radius:6px;background:#0b6b63;color:#ffffff;text-decoration:none">${escapeHtml(words.button)}</a></p>`,
    `<p style="margin:0 0 16px;font-size:13px;word-break:break-all"><a href="${link}" style="color:#0b6b63">${link}</a></p>`,
    ...words.end.map((line) => paragraph(line, 'font-size:13px;color:#606a6c')),
    '</div>',
  ].join('\n')
}
