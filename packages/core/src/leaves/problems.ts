import { defineProblem } from '../kernel/problem.ts'

export const leaveBackwards = defineProblem({
  code: 'leave.ends-before-it-begins',
  status: 422,
  'zh-CN': '结束日 {untilOn} 早于开始日 {fromOn}。改其中一个。',
  en: 'The last day {untilOn} lies before the first, {fromOn}. Correct one of them.',
})

export const leaveOver = defineProblem({
  code: 'leave.over',
  status: 409,
  'zh-CN': '这次休假到 {untilOn} 已经结束，不能再改。',
  en: 'This leave ended on {untilOn} and cannot be changed any more.',
})

export const leaveBegan = defineProblem({
  code: 'leave.began',
  status: 409,
  'zh-CN': '这次休假 {fromOn} 已经开始，开始日不能再改。可以改结束日和代管人。',
  en: 'This leave began on {fromOn}; its first day cannot be changed any more. The last day and the delegate can.',
})

export const leaveInPast = defineProblem({
  code: 'leave.in-past',
  status: 422,
  'zh-CN': '{untilOn} 已经过去了，休假从今天起登记。改结束日。',
  en: '{untilOn} is past; a leave can be entered from today on. Correct the last day.',
})

export const delegateIsOneself = defineProblem({
  code: 'leave.delegate-is-oneself',
  status: 422,
  'zh-CN': '{name}不能给自己代管。换一个人。',
  en: '{name} cannot stand in for themselves. Choose somebody else.',
})

export const delegateUnknown = defineProblem({
  code: 'leave.unknown-delegate',
  status: 422,
  'zh-CN': '「{delegate}」不存在或已停用，不能代管。换一个在职的人。',
  en: '“{delegate}” does not exist or is no longer active, so cannot stand in. Choose an active person.',
})

export const leavesOverlap = defineProblem({
  code: 'leave.overlap',
  status: 409,
  'zh-CN': '{name}在 {fromOn} 到 {untilOn} 已经登记了休假。改日期，或先取消那一次。',
  en: '{name} already has a leave from {fromOn} until {untilOn}. Change the days, or cancel that one first.',
})

export const delegateAway = defineProblem({
  code: 'leave.delegate-away',
  status: 409,
  'zh-CN': '{delegate}在 {fromOn} 到 {untilOn} 自己也休假，不能代管。换一个人，或改日期。',
  en: '{delegate} is on leave from {fromOn} until {untilOn} and cannot stand in. Choose somebody else, or other days.',
})

export const standsInThen = defineProblem({
  code: 'leave.stands-in-then',
  status: 409,
  'zh-CN': '{name}在 {fromOn} 到 {untilOn} 要替{other}代管，不能同时休假。先给{other}换一个代管人。',
  en: '{name} stands in for {other} from {fromOn} until {untilOn} and cannot be away then. Give {other} another delegate first.',
})
