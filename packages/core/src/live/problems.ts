import { defineProblem } from '../kernel/problem.ts'

export const tooManyStreams = defineProblem({
  code: 'live.too-many-streams',
  status: 429,
  'zh-CN': '你已经开着 {limit} 个实时连接。关掉几个页面，{seconds} 秒后再连；这期间页面会定时刷新。',
  en: 'You have {limit} live connections open already. Close some pages and connect again in {seconds} seconds.',
})

export const noStreamsNow = defineProblem({
  code: 'live.full',
  status: 503,
  'zh-CN': '实时连接已满（{limit} 个）。{seconds} 秒后再连；这期间页面会定时刷新。',
  en: 'All {limit} live connections are taken. Connect again in {seconds} seconds.',
})
