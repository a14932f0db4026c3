import { defineProblem } from '../kernel/problem.ts'

export const contactViewLimitReached = defineProblem({
  code: 'contact-views.limit-reached',
  status: 429,
  'zh-CN':
    '你今天已经看过 {limit} 家客户的联系方式，到上限了，这一页先不显示。今天看过的客户照常能打开；确实需要更多，找管理员（{whom}）调高上限。',
  en: 'You have seen the contact data of {limit} customers today, which is the limit, so this is not shown. Customers you saw today still open. If you need more, ask an administrator ({whom}) to raise the limit.',
})
