import { defineProblem } from '../kernel/problem.ts'

export const thresholdsReversed = defineProblem({
  code: 'tier.thresholds-reversed',
  status: 422,
  'zh-CN': 'A 到 {a}% 、B 到 {b}% 不成立：A 要大于 0，B 要大于 A、不超过 100。改好再保存。',
  en: 'A up to {a} % and B up to {b} % do not fit: A must be above 0 and B above A, at most 100. Correct them and save again.',
})

export const amountsReversed = defineProblem({
  code: 'tier.amounts-reversed',
  status: 422,
  'zh-CN': 'A 从 {a}、B 从 {b} 不成立：B 要大于 0，A 要大于 B。改好再保存。',
  en: 'A from {a} and B from {b} do not fit: B must be above 0 and A above B. Correct them and save again.',
})

export const periodReversed = defineProblem({
  code: 'tier.period-reversed',
  status: 422,
  'zh-CN': '期间的开始 {from} 在结束 {to} 之后。把两天对调。',
  en: 'The period begins on {from}, after its end on {to}. Swap the two days.',
})

export const runFailed = defineProblem({
  code: 'tier.run-failed',
  status: 500,
  'zh-CN': '第 {no} 次计算没算完（{code}），级别没有变。再算一次；还不行就找管理员看日志。',
  en: 'Run {no} did not finish ({code}); no tier was changed. Run it again, or have an administrator look at the log.',
})
