import { defineProblem } from '../kernel/problem.ts'

export const organisationIsNoPerson = defineProblem({
  code: 'privacy.not-a-person',
  status: 422,
  'zh-CN': '「{name}」是企业，不是个人。选它的一位联系人。',
  en: '“{name}” is an organisation, not a person. Choose one of its contacts.',
})

export const alreadyErased = defineProblem({
  code: 'privacy.already-erased',
  status: 409,
  'zh-CN': '{subject} 已经抹除了，什么都没有留下。',
  en: '{subject} is erased already; nothing is left.',
})

export const erasureUnderWay = defineProblem({
  code: 'privacy.under-way',
  status: 409,
  'zh-CN': '这个人正在抹除，等它结束再看。',
  en: 'This person is being erased. Look again when that is done.',
})
