import { defineProblem } from '../kernel/problem.ts'

export const tooManyRows = defineProblem({
  code: 'export.too-many-rows',
  status: 422,
  'zh-CN': '这份导出有 {count} 行，一次最多 {limit} 行。先缩小范围，或请管理员在「设置」里调高上限。',
  en: 'This export has {count} rows; at most {limit} may leave at once. Narrow it, or ask an administrator to raise the limit in Settings.',
})

export const tooManyToday = defineProblem({
  code: 'export.too-many-today',
  status: 422,
  'zh-CN': '今天你已经导出 {used} 行，这份有 {count} 行，一天最多 {limit} 行。明天再导，或请管理员调高上限。',
  en: 'You have exported {used} rows today and this has {count}; at most {limit} may leave in a day. Try tomorrow, or ask an administrator to raise the limit.',
})

export const noCards = defineProblem({
  code: 'export.no-cards',
  status: 422,
  'zh-CN': '「{list}」不能导出成名片（vcf），换成 xlsx 或 csv。',
  en: '“{list}” cannot be exported as cards (vcf): choose xlsx or csv.',
})

export const tooManyUnderWay = defineProblem({
  code: 'export.too-many-under-way',
  status: 422,
  'zh-CN': '你有 {limit} 份导出还没做完，等它们好了再导。',
  en: '{limit} exports of yours are still being made. Wait until they are ready.',
})

export const exportNotUnderWay = defineProblem({
  code: 'export.not-under-way',
  status: 409,
  'zh-CN': '这份导出已经结束（{state}），不用再停。',
  en: 'This export has ended ({state}): there is nothing to stop.',
})

export const exportNotReady = defineProblem({
  code: 'export.not-ready',
  status: 409,
  'zh-CN': '这份文件不在了，或还没做好（{state}）。需要的话重新导出。',
  en: 'There is no file (any more, or yet: {state}). Export again if you need it.',
})

export const exportAccessChanged = defineProblem({
  code: 'export.access-changed',
  status: 409,
  'zh-CN': '做这份文件以后，你的角色或数据权限变了，文件已删掉。重新导出，就是你现在能看的内容。',
  en: 'Your roles or data scope have changed since this file was made, so it was removed. Export again to get what you may see now.',
})

export const exportLost = defineProblem({
  code: 'export.failed',
  status: 500,
  'zh-CN': '导出没做成（{requestId}）。再试一次；还不行就把这个编号告诉管理员。',
  en: 'The export failed ({requestId}). Try again; if it fails again, tell an administrator this number.',
})
