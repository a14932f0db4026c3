import { defineProblem } from '../kernel/problem.ts'

export const reportsToSelf = defineProblem({
  code: 'decision-map.tied-to-self',
  status: 422,
  'zh-CN': '「{name}」和自己没有关系可记。选另一位联系人。',
  en: '“{name}” cannot be tied to themselves. Choose another contact.',
})

export const reportsInCircle = defineProblem({
  code: 'decision-map.reports-in-circle',
  status: 422,
  'zh-CN': '「{boss}」已经直接或间接汇报给「{name}」，反过来就成了圈。先改「{boss}」汇报给谁。',
  en: '“{boss}” already reports to “{name}”, directly or not; the other way round would close a circle. Change whom “{boss}” reports to first.',
})

export const unknownContact = defineProblem({
  code: 'decision-map.unknown-contact',
  status: 422,
  'zh-CN': '这家客户没有编号为「{value}」的联系人，可能刚被删掉。刷新后再选。',
  en: 'This customer has no contact “{value}”; it may have just been removed. Reload and choose again.',
})
