import { defineProblem } from '../kernel/problem.ts'

export const birthdayTaken = defineProblem({
  code: 'special-day.birthday-taken',
  status: 409,
  'zh-CN': '{name}已经有生日了。要改就改那一条。',
  en: '{name} has a birthday already. Change that one instead.',
})

export const wrongKind = defineProblem({
  code: 'special-day.wrong-kind',
  status: 422,
  'zh-CN': '{name}不能有这种日子（{kind}）。企业记成立日、合作日，人记生日、结婚纪念日。',
  en: '{name} cannot have such a day ({kind}): companies have days of founding and cooperation, people birthdays and wedding days.',
})

export const labelMissing = defineProblem({
  code: 'special-day.label-missing',
  status: 422,
  'zh-CN': '写上这是什么日子，比如「乔迁」。',
  en: 'Say what day it is, such as “new office”.',
})

/** Of one customer, its contacts included. */
export const mostDays = 1000

export const tooManyDays = defineProblem({
  code: 'special-day.too-many',
  status: 409,
  'zh-CN': '这家客户已有 {count} 个日子，到上限了。先删掉不再用的。',
  en: 'This customer has {count} such days, which is the limit. Remove some that are no longer used.',
})
