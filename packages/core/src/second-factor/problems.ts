import { defineProblem } from '../kernel/problem.ts'

// Codes are secrets: none of these texts repeats what was typed.

export const codeNeeded = defineProblem({
  code: 'sign-in.code-needed',
  status: 401,
  'zh-CN': '密码对了，还差一步：验证器上的 6 位数字，或一个恢复码。',
  en: 'The password is right. One step is left: the 6 digits of your authenticator, or a recovery code.',
})

export const wrongSignInCode = defineProblem({
  code: 'sign-in.wrong-code',
  status: 401,
  'zh-CN': '验证码不对，或已经用过。等验证器换下一组再输，或用恢复码。',
  en: 'The code is wrong or was used already. Wait for the next one of your authenticator, or use a recovery code.',
})

export const wrongCode = defineProblem({
  code: 'second-factor.wrong-code',
  status: 422,
  'zh-CN': '验证码不对，或已经用过。看看手机的时间准不准，等下一组数字再输。',
  en: 'The code is wrong or was used already. Check that the clock of the phone is right, and type the next one.',
})

export const enrolFirst = defineProblem({
  code: 'second-factor.enrol-first',
  status: 403,
  'zh-CN': '公司要求两步验证。先设好，再继续。',
  en: 'Your company asks for a second factor. Set it up first.',
})

export const alreadyOn = defineProblem({
  code: 'second-factor.on',
  status: 409,
  'zh-CN': '两步验证已经开着。要换手机，先关掉再开。',
  en: 'The second factor is on already. To move to another phone, switch it off first.',
})

export const notOn = defineProblem({
  code: 'second-factor.off',
  status: 409,
  'zh-CN': '两步验证没有开。',
  en: 'The second factor is not on.',
})

export const notBegun = defineProblem({
  code: 'second-factor.not-begun',
  status: 409,
  'zh-CN': '还没有可以确认的密钥。从头扫一次二维码。',
  en: 'There is no secret to confirm. Begin again and scan the QR code.',
})

export const requiredByCompany = defineProblem({
  code: 'second-factor.required',
  status: 409,
  'zh-CN': '公司要求两步验证，关不掉。换了手机，请管理员重设。',
  en: 'Your company asks for a second factor, so it cannot be switched off. With a new phone, ask an administrator to reset it.',
})

export const unreadableSecret = defineProblem({
  code: 'second-factor.unreadable',
  status: 409,
  'zh-CN':
    '这台服务器打不开你的两步验证密钥（密钥文件换过）。用一个恢复码登录，或请管理员在「人员与部门」里重设；管理员自己用命令 zhike user reset-second-factor。',
  en: 'This server cannot open the secret of your second factor (its secret file is another one). Use a recovery code, or ask an administrator to reset it under People; an administrator uses the command zhike user reset-second-factor.',
})

export const notYourOwn = defineProblem({
  code: 'second-factor.own',
  status: 409,
  'zh-CN': '自己的两步验证在「我的账号」里改。',
  en: 'Change your own second factor under My account.',
})

export const noPassword = defineProblem({
  code: 'second-factor.no-password',
  status: 409,
  'zh-CN': '你用单点登录进来，没有密码，这里不用再设两步验证。',
  en: 'You come in by single sign-on and have no password here, so there is nothing to add a second factor to.',
})
