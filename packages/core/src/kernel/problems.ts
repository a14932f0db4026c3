import { defineProblem } from './problem.ts'

// Problems every feature shares; a feature's own stand in its problems.ts.

export const invalidInput = defineProblem({
  code: 'input.invalid',
  status: 400,
  'zh-CN': '有 {count} 处填写不对，改好再提交。',
  en: '{count} field(s) are not valid. Correct them and submit again.',
})

export const notSignedIn = defineProblem({
  code: 'session.missing',
  status: 401,
  'zh-CN': '先登录。',
  en: 'Sign in first.',
})

export const notAllowed = defineProblem({
  code: 'access.refused',
  status: 403,
  'zh-CN': '你的角色没有这个权限（{action}）。需要的话找管理员开通。',
  en: 'Your role does not allow this ({action}). Ask an administrator if you need it.',
})

export const notFound = defineProblem({
  code: 'record.not-found',
  status: 404,
  'zh-CN': '找不到这条记录（{id}）。它可能已被移走，或不在你的数据权限里。',
  en: 'There is no such record ({id}). It may have been moved, or lies outside your data scope.',
})

export const routeNotFound = defineProblem({
  code: 'route.not-found',
  status: 404,
  'zh-CN': '没有这个地址：{path}',
  en: 'There is nothing at {path}.',
})

export const lostUpdate = defineProblem({
  code: 'record.changed',
  status: 412,
  'zh-CN': '这条记录刚被别人改过（版本 {current}，你手里是 {yours}）。看过新内容再保存。',
  en: 'Somebody changed this record meanwhile (version {current}, yours is {yours}). Look at it and save again.',
})

export const versionRequired = defineProblem({
  code: 'record.version-required',
  status: 428,
  'zh-CN': '修改时要带上 If-Match（记录的版本）。',
  en: 'Send If-Match with the version of the record you are changing.',
})

export const idempotencyMismatch = defineProblem({
  code: 'idempotency.mismatch',
  status: 422,
  'zh-CN': '同一个 Idempotency-Key 用在了不同的内容上。换一个新的。',
  en: 'This Idempotency-Key was used with different content. Use a new one.',
})

export const bodyTooLarge = defineProblem({
  code: 'input.too-large',
  status: 413,
  'zh-CN': '内容太大（上限 {limit}）。',
  en: 'The request is too large (limit {limit}).',
})

export const tooManyRequests = defineProblem({
  code: 'rate.limited',
  status: 429,
  'zh-CN': '太频繁了，{seconds} 秒后再试。',
  en: 'Too many requests. Try again in {seconds} seconds.',
})

export const wrongOrigin = defineProblem({
  code: 'session.wrong-origin',
  status: 403,
  'zh-CN': '请求来自别的网站（{origin}），没有执行。',
  en: 'The request came from another site ({origin}) and was not carried out.',
})

export const internalError = defineProblem({
  code: 'internal',
  status: 500,
  'zh-CN': '服务器出错，什么都没改。再试一次；还不行就把编号 {requestId} 告诉管理员。',
  en: 'The server failed; nothing was changed. Try again, or give the administrator the number {requestId}.',
})

export const requestInProgress = defineProblem({
  code: 'idempotency.in-progress',
  status: 409,
  'zh-CN': '同一个请求还在处理，稍等再试。',
  en: 'The same request is still being carried out. Try again in a moment.',
})

export const invalidCursor = defineProblem({
  code: 'list.invalid-cursor',
  status: 400,
  'zh-CN': '翻页位置已失效（排序或条件变了），从第一页看起。',
  en: 'This page position no longer fits the sort or filter. Start from the first page.',
})

export const invalidSort = defineProblem({
  code: 'list.invalid-sort',
  status: 400,
  'zh-CN': '不能按「{field}」排序。可用：{allowed}',
  en: 'Cannot sort by “{field}”. Allowed: {allowed}.',
})

export const invalidFilter = defineProblem({
  code: 'list.invalid-filter',
  status: 400,
  'zh-CN': '筛选条件有 {count} 处不对。',
  en: 'The filter has {count} part(s) that cannot be used.',
})

export const bodyTooSlow = defineProblem({
  code: 'input.too-slow',
  status: 408,
  'zh-CN': '内容 {seconds} 秒还没传完，不等了。网络好些再试。',
  en: 'The request did not arrive within {seconds} seconds. Try again on a better connection.',
})
