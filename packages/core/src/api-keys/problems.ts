import { defineProblem } from '../kernel/problem.ts'

export const apiKeyInvalid = defineProblem({
  code: 'api-key.invalid',
  status: 401,
  'zh-CN': '这个 API 密钥不存在、已过期或已作废。在「我的账号」里新建一个。',
  en: 'This API key does not exist, has expired or was revoked. Make a new one under My account.',
})

export const expiryInPast = defineProblem({
  code: 'api-key.expiry-in-past',
  status: 422,
  'zh-CN': '到期时间 {value} 已经过去。选一个以后的时间。',
  en: 'The expiry {value} has already passed. Choose a later time.',
})

export const permissionNotHeld = defineProblem({
  code: 'api-key.permission-not-held',
  status: 422,
  'zh-CN': '你自己没有这些权限：{permissions}。密钥不能比你多。',
  en: 'You do not hold these permissions yourself: {permissions}. A key cannot do more than you.',
})

export const keyIsLimited = defineProblem({
  code: 'api-key.limited',
  status: 403,
  'zh-CN': '这个密钥只有选定的权限，不能改账号和密钥。',
  en: 'This key has chosen permissions only; it cannot change the account or its keys.',
})
