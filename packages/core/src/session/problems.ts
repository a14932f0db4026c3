import { defineProblem } from '../kernel/problem.ts'

export const wrongSignIn = defineProblem({
  code: 'sign-in.wrong',
  status: 401,
  'zh-CN': '账号或密码不对。忘了密码，就点「忘了密码」。',
  en: 'Account or password is wrong. If you forgot it, choose “Forgotten password”.',
})

export const signInLocked = defineProblem({
  code: 'sign-in.locked',
  status: 429,
  'zh-CN': '试错太多次，{seconds} 秒后再试。',
  en: 'Too many wrong attempts. Try again in {seconds} seconds.',
})

export const wrongPassword = defineProblem({
  code: 'password.wrong',
  status: 422,
  'zh-CN': '现在的密码不对。',
  en: 'The current password is wrong.',
})

export const samePassword = defineProblem({
  code: 'password.same',
  status: 422,
  'zh-CN': '新密码和现在的一样。换一个。',
  en: 'The new password is the same as the current one. Choose another.',
})

export const needsSignIn = defineProblem({
  code: 'session.needed',
  status: 409,
  'zh-CN': 'API 密钥做不了这件事。登录网页来做。',
  en: 'An API key cannot do this. Sign in on the web page.',
})

export const noDemo = defineProblem({
  code: 'demo.absent',
  status: 404,
  'zh-CN': '这里不是演示公司，不能一键登录。用账号和密码登录。',
  en: 'This is not the demo company, so there is no one-click sign-in. Use account and password.',
})

export const unknownPerson = defineProblem({
  code: 'person.unknown',
  status: 404,
  'zh-CN': '没有在职的人用「{identifier}」作邮箱、手机号或工号。',
  en: 'No active person has “{identifier}” as e-mail address, phone number or staff number.',
})

export const changePasswordFirst = defineProblem({
  code: 'session.change-password-first',
  status: 403,
  'zh-CN': '你用的是临时密码。先改成自己的密码，再做别的。',
  en: 'You signed in with a temporary password. Change it to one of your own first.',
})
