import { defineProblem } from '../kernel/problem.ts'

export const customerMerged = defineProblem({
  code: 'customer.merged',
  status: 410,
  'zh-CN': '这家客户（{id}）已经并入「{survivorName}」，看那一家（{survivorId}）。',
  en: 'This customer ({id}) was merged into “{survivorName}”. Open that one ({survivorId}).',
})

export const mergedMeanwhile = defineProblem({
  code: 'customer.merged-meanwhile',
  status: 409,
  'zh-CN': '这家客户刚刚被并入另一家，你写的没有存。刷新页面，在留下的那家里再写一次。',
  en: 'This customer has just been merged into another one; what you wrote was not saved. Reload and write it there.',
})

export const mergeKindsDiffer = defineProblem({
  code: 'merge.kinds-differ',
  status: 409,
  'zh-CN': '「{name}」和「{survivor}」一个是企业、一个是个人，不能合并。先把类型改成一样的。',
  en: '“{name}” and “{survivor}” are not of one kind: an organisation and an individual. Give both the same kind first.',
})

export const mergeSurvivorMissing = defineProblem({
  code: 'merge.survivor-missing',
  status: 422,
  'zh-CN': '要留下的客户（{id}）不在这次合并的客户里。从这几家里选一家留下。',
  en: 'The customer to keep ({id}) is not among those to be merged. Choose one of them.',
})

export const mergeTwice = defineProblem({
  code: 'merge.customer-twice',
  status: 422,
  'zh-CN': '客户 {id} 写了两次。每家只写一次，至少要有两家。',
  en: 'Customer {id} is named twice. Name each once, and at least two.',
})

export const mergeChoiceUnknown = defineProblem({
  code: 'merge.choice-unknown',
  status: 422,
  'zh-CN': '「{field}」选的「{value}」不是这次合并的客户。选其中一家的值。',
  en: '“{value}”, chosen for {field}, is none of the customers to be merged. Choose the value of one of them.',
})

export const mergeFieldUnknown = defineProblem({
  code: 'merge.field-unknown',
  status: 422,
  'zh-CN': '客户没有字段「{field}」，或者你看不到它。刷新后再选。',
  en: 'Customers have no field “{field}”, or you do not see it. Reload and choose again.',
})

export const mergeOutdated = defineProblem({
  code: 'merge.changed-since',
  status: 409,
  'zh-CN': '「{name}」在你比对之后被改过或换了负责人，什么都没合并。再比对一次。',
  en: '“{name}” was changed, or changed hands, after you compared the records; nothing was merged. Compare again.',
})

export const mergeUnderErasure = defineProblem({
  code: 'merge.erasure-under-way',
  status: 409,
  'zh-CN': '「{name}」正在删除个人信息，等它做完再合并。',
  en: 'Personal data of “{name}” is being erased. Merge when that is done.',
})

export const mergeUnderWay = defineProblem({
  code: 'merge.under-way',
  status: 409,
  'zh-CN': '「{name}」已经在另一次合并里，等它做完再来。',
  en: '“{name}” is in another merge that is under way. Come back when it is done.',
})

export const mergeNotStanding = defineProblem({
  code: 'merge.not-standing',
  status: 409,
  'zh-CN': '这次合并现在不能撤销（{state}）。只有完成了、还没撤销的合并可以撤销。',
  en: 'This merge cannot be undone now ({state}): only one that is done and not yet undone can be.',
})

export const mergeNewerFirst = defineProblem({
  code: 'merge.newer-first',
  status: 409,
  'zh-CN': '「{name}」之后又合并过一次，先撤销后面那次，再撤销这次。',
  en: '“{name}” took part in another merge after this one. Undo that one first.',
})

export const mergeErased = defineProblem({
  code: 'merge.erased',
  status: 409,
  'zh-CN': '合并的客户里有人的个人信息已被删除，留着的记录也一并清掉了，不能再撤销。',
  en: 'Personal data of somebody in this merge was erased, with what was kept of it. It cannot be undone any more.',
})

export const mergeMoveUnknown = defineProblem({
  code: 'merge.move-unknown',
  status: 422,
  'zh-CN': '「{id}」不是合并之后新加的记录，或者「{to}」不是这次并进来的客户。重新打开撤销窗口再选。',
  en: '“{id}” was not added after the merge, or “{to}” is none of the customers it took in. Open the dialog again and choose.',
})

export const mergeMiscounted = defineProblem({
  code: 'merge.miscounted',
  status: 500,
  'zh-CN': '合并前后「{table}」的数目对不上（{before} → {after}），整次合并已退回，什么都没改。请告诉管理员。',
  en: 'The rows of “{table}” before and after differ ({before} → {after}). The merge was rolled back and nothing was changed. Tell your administrator.',
})

export const mergeLost = defineProblem({
  code: 'merge.lost',
  status: 500,
  'zh-CN': '做到一半时服务器停了几次，已放弃，什么都没改。再试一次；还不行就请管理员看日志。',
  en: 'The server stopped in the middle several times, so it was given up; nothing was changed. Try again, or have an administrator look at the log.',
})
