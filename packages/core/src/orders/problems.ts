import { defineProblem } from '../kernel/problem.ts'

export const amountMissing = defineProblem({
  code: 'order.amount-missing',
  status: 422,
  'zh-CN': '订单没有金额，也没有明细。填金额，或至少一行明细。',
  en: 'The order has neither an amount nor lines. Give the amount, or at least one line.',
})

export const amountDiffers = defineProblem({
  code: 'order.amount-differs',
  status: 422,
  'zh-CN': '金额 {amount} 和明细合计 {sum} 对不上。改其中一个，或不填金额由明细算出。',
  en: 'The amount {amount} differs from the sum of the lines, {sum}. Correct one, or leave the amount out.',
})

export const amountNegative = defineProblem({
  code: 'order.amount-negative',
  status: 422,
  'zh-CN': '金额 {amount} 是负数。退货请勾上「退货」，否则改成正数。',
  en: 'The amount {amount} is negative. Mark the order as a return, or make the amount positive.',
})

export const returnNotNegative = defineProblem({
  code: 'order.return-not-negative',
  status: 422,
  'zh-CN': '退货的金额要是负数，这里是 {amount}。改成负数，或去掉「退货」。',
  en: 'A return has a negative amount, not {amount}. Make it negative, or unmark the return.',
})

export const amountTooLarge = defineProblem({
  code: 'order.amount-too-large',
  status: 422,
  'zh-CN': '金额 {amount} 太大，最多 15 位整数。',
  en: 'The amount {amount} is too large: at most 15 digits before the point.',
})

export const rateMissing = defineProblem({
  code: 'order.rate-missing',
  status: 422,
  'zh-CN': '公司还没有 {currency} 的汇率。请管理员在「设置 · 汇率」里填一个，或把金额换成 {base}。',
  en: 'There is no exchange rate for {currency} yet. An administrator can enter it in Settings · Exchange rates; or give the amount in {base}.',
})

export const orderNumberTaken = defineProblem({
  code: 'order.number-taken',
  status: 409,
  'zh-CN': '这家客户已有订单「{number}」。换个编号，或去改那一笔。',
  en: 'This customer already has an order “{number}”. Use another number, or change that order.',
})
