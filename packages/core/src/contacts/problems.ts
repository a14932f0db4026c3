import { defineProblem } from '../kernel/problem.ts'

export const primaryNeeded = defineProblem({
  code: 'contact.primary-needed',
  status: 409,
  'zh-CN': '一家客户总要有一位主联系人。要换人，就把另一位设为主联系人。',
  en: 'A customer always has one primary contact. To change it, make another contact the primary one.',
})

/** Of one customer. */
export const mostContacts = 500

export const tooManyContacts = defineProblem({
  code: 'contact.too-many',
  status: 409,
  'zh-CN': '这家客户已有 {count} 位联系人，到上限了。先删掉不再用的。',
  en: 'This customer has {count} contacts, which is the limit. Remove some that are no longer used.',
})
