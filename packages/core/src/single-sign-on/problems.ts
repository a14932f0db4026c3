import { defineProblem } from '../kernel/problem.ts'

export const ssoUnknownPerson = defineProblem({
  code: 'sso.unknown-person',
  status: 403,
  'zh-CN': '「{label}」说你是 {value}，这里没有这个在职的人。请管理员在「人员与部门」里加上，或换一个账号。',
  en: '“{label}” says you are {value}; there is no such active person here. Ask an administrator to add you under People, or use another account.',
})

export const ssoUnverifiedEmail = defineProblem({
  code: 'sso.unverified-email',
  status: 403,
  'zh-CN': '「{label}」没有验证过邮箱 {value}，不能用它登录。先在那边验证。',
  en: '“{label}” has not verified the e-mail address {value}, so it cannot be used here. Verify it there first.',
})

export const ssoClaimMissing = defineProblem({
  code: 'sso.claim-missing',
  status: 403,
  'zh-CN': '「{label}」没有告诉我们「{claim}」，认不出你是谁。请管理员看单点登录的设置。',
  en: '“{label}” did not tell us “{claim}”, so we do not know who you are. Ask an administrator to look at the single sign-on settings.',
})

export const ssoExpired = defineProblem({
  code: 'sso.expired',
  status: 400,
  'zh-CN': '这次登录不是从这里开始的，或已过 10 分钟。再点一次登录。',
  en: 'This sign-in did not begin here, or is older than 10 minutes. Try again.',
})

export const ssoCancelled = defineProblem({
  code: 'sso.cancelled',
  status: 403,
  'zh-CN': '「{label}」没有让你登录（{reason}）。',
  en: '“{label}” did not let you in ({reason}).',
})

export const ssoUnreachable = defineProblem({
  code: 'sso.unreachable',
  status: 502,
  'zh-CN': '连不上「{label}」（{issuer}）。过会儿再试，或用密码登录；还不行就告诉管理员。',
  en: 'Cannot reach “{label}” ({issuer}). Try later or sign in with a password; if it goes on, tell an administrator.',
})

export const ssoRefused = defineProblem({
  code: 'sso.refused',
  status: 403,
  'zh-CN': '「{label}」的回答核对不上（{reason}），没有让你登录。再试一次；还不行就请管理员看单点登录的设置。',
  en: 'The answer of “{label}” did not hold up ({reason}), so you were not signed in. Try again, or ask an administrator to look at the single sign-on settings.',
})

export const ssoSecretLost = defineProblem({
  code: 'sso.secret-lost',
  status: 409,
  'zh-CN': '「{label}」的客户端密钥打不开（密钥文件换过）。请管理员在「设置」里重新填写。',
  en: 'The client secret of “{label}” cannot be opened (the secret file is another one). Ask an administrator to enter it again under Settings.',
})

export const passwordSwitchedOff = defineProblem({
  code: 'sign-in.use-sso',
  status: 403,
  'zh-CN': '你要用「{label}」登录，密码登录已关。',
  en: 'Sign in with “{label}”: signing in with a password is switched off for you.',
})

export const providerLabelTaken = defineProblem({
  code: 'sso.label-taken',
  status: 409,
  'zh-CN': '已经有叫「{value}」的登录方式。换个名字。',
  en: 'There is a provider called “{value}” already. Choose another name.',
})
