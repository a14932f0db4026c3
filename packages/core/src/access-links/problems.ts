import { defineProblem } from '../kernel/problem.ts'

export const linkUnknown = defineProblem({
  code: 'access-link.unknown',
  status: 404,
  'zh-CN': '这个链接不对，可能没复制全。重新打开收到的那个链接，或请管理员再发一个。',
  en: 'This link is not right; perhaps it was not copied whole. Open the one you received again, or ask an administrator for a new one.',
})

export const linkUsed = defineProblem({
  code: 'access-link.used',
  status: 409,
  'zh-CN': '这个链接已经用过。用设好的密码登录；忘了密码就在登录页点「忘了密码」。',
  en: 'This link has been used. Sign in with the password you set; if you forgot it, choose “Forgotten password” on the sign-in page.',
})

export const linkExpired = defineProblem({
  code: 'access-link.expired',
  status: 409,
  'zh-CN': '这个链接已在 {at} 过期。请管理员再发一个；重设密码的，可以在登录页再要一个。',
  en: 'This link expired on {at}. Ask an administrator for a new one; for a new password you can also ask on the sign-in page.',
})

export const linkRevoked = defineProblem({
  code: 'access-link.revoked',
  status: 409,
  'zh-CN': '这个链接已作废：有了更新的链接，或管理员收回了它。用最新收到的那个，或找管理员。',
  en: 'This link is no longer valid: a newer one was made, or an administrator took it back. Use the latest one you received, or ask an administrator.',
})

export const noOpenLink = defineProblem({
  code: 'access-link.none-open',
  status: 404,
  'zh-CN': '{name}没有还能用的链接。',
  en: '{name} has no link that still opens.',
})
