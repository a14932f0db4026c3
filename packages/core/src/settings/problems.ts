import { defineProblem } from '../kernel/problem.ts'

export const ownCurrency = defineProblem({
  code: 'exchange-rate.own-currency',
  status: 409,
  'zh-CN': '{currency} 就是公司的本位币，汇率永远是 1。',
  en: '{currency} is the company’s own currency; its rate is always 1.',
})

export const unknownCurrency = defineProblem({
  code: 'exchange-rate.unknown-currency',
  status: 422,
  'zh-CN': '没有「{currency}」这种货币。用三个字母的代码，如 USD、EUR、HKD。',
  en: 'There is no currency “{currency}”. Use a three-letter code such as USD, EUR or HKD.',
})
