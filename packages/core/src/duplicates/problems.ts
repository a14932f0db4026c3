import { defineProblem } from '../kernel/problem.ts'

export const scanNotRunning = defineProblem({
  code: 'duplicate.scan-not-running',
  status: 409,
  'zh-CN': '第 {no} 次扫描已经结束，停不了了。',
  en: 'Scan {no} has ended already; there is nothing to stop.',
})

export const scanFailed = defineProblem({
  code: 'duplicate.scan-failed',
  status: 500,
  'zh-CN': '第 {no} 次扫描没做完（{code}）。上次的结果还在，再扫一次。',
  en: 'Scan {no} did not finish ({code}). The results before it are kept; scan again.',
})
