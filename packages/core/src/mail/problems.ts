import { defineProblem } from '../kernel/problem.ts'

export const noMailServer = defineProblem({
  code: 'mail.not-set-up',
  status: 409,
  'zh-CN': '还没有设置邮件服务器，发不了邮件。管理员在「设置」的「邮件」里填好再试。',
  en: 'No mail server is set up, so nothing can be mailed. An administrator enters one in the settings, under Mail.',
})

export const mailPasswordLost = defineProblem({
  code: 'mail.password-lost',
  status: 409,
  'zh-CN':
    '邮箱密码是用另一台机器的密钥加密的（数据恢复到了这里，密钥文件没有一起来），解不开。在「设置」的「邮件」里重新填密码。',
  en: 'The mail password was encrypted with the secret of another machine (the data were restored here without its secret file) and cannot be read. Enter the password again in the settings, under Mail.',
})

export const mailPasswordAgain = defineProblem({
  code: 'mail.password-again',
  status: 422,
  'zh-CN': '改了服务器、端口、加密方式或用户名，要重新填密码：存着的密码不会发给别的服务器。',
  en: 'Server, port, encryption or user name changed: enter the password again. The one that is kept is never told to another server.',
})

export const mailPasswordWithoutUser = defineProblem({
  code: 'mail.password-without-user',
  status: 422,
  'zh-CN': '填了密码，没填用户名。两样都填，或都不填。',
  en: 'There is a password but no user name. Enter both, or neither.',
})

export const mailNotToRetry = defineProblem({
  code: 'mail.not-to-retry',
  status: 409,
  'zh-CN': '这封邮件已经发出，或里面的链接已失效，不能再发。在「人员与部门」里重新发一个链接。',
  en: 'This mail was sent already, or the link in it no longer opens. Send a new link under People.',
})
