import { defineProblem } from '../kernel/problem.ts'

export const alreadyClaimed = defineProblem({
  code: 'pool.already-claimed',
  status: 409,
  'zh-CN': '「{customer}」刚被{winner}领走了。换一家吧。',
  en: '“{customer}” has just been claimed by {winner}. Choose another one.',
})

export const alreadyYours = defineProblem({
  code: 'pool.already-yours',
  status: 409,
  'zh-CN': '「{customer}」已经归你，在客户列表里能看到。',
  en: '“{customer}” is yours already; you find it in your customers.',
})

export const notInPool = defineProblem({
  code: 'pool.not-in-pool',
  status: 409,
  'zh-CN': '「{customer}」已经移到公海「{pool}」，到那里去领。',
  en: '“{customer}” has moved to the pool “{pool}”. Claim it there.',
})

export const notInThisPool = defineProblem({
  code: 'pool.unknown-customer',
  status: 404,
  'zh-CN': '这个公海里没有这家客户（{id}）。刷新列表再选。',
  en: 'There is no such customer ({id}) in this pool. Reload the list and choose again.',
})

export const claimRefused = defineProblem({
  code: 'pool.claim-refused',
  status: 409,
  'zh-CN': '选的 {wanted} 家里有 {count} 家领不了，一家都没领。去掉它们，或只领能领的。',
  en: '{count} of the {wanted} customers cannot be claimed, so none was. Leave them out, or claim only those that can be had.',
})

export const notFromThisPool = defineProblem({
  code: 'pool.not-allowed',
  status: 403,
  'zh-CN': '公海「{pool}」只有 {departments} 的人能领。需要的话找管理员加上你的部门。',
  en: 'Only people of {departments} can claim from the pool “{pool}”. Ask an administrator to add your department.',
})

export const onlyPeopleClaim = defineProblem({
  code: 'pool.only-people-claim',
  status: 409,
  'zh-CN': '领取要落到具体的人名下。用某个人的身份登录再领。',
  en: 'Customers are claimed by a person. Sign in as one.',
})

export const poolNameTaken = defineProblem({
  code: 'pool.name-taken',
  status: 409,
  'zh-CN': '已经有叫「{name}」的公海了，换个名字。',
  en: 'There is a pool called “{name}” already. Choose another name.',
})

export const poolNotEmpty = defineProblem({
  code: 'pool.not-empty',
  status: 409,
  'zh-CN': '公海「{name}」里还有 {count} 家客户，先把它们分派或移走再停用。',
  en: 'The pool “{name}” still holds {count} customers. Assign or move them before you close it.',
})

export const poolIsDefault = defineProblem({
  code: 'pool.is-default',
  status: 409,
  'zh-CN': '「{name}」是默认公海，没人接的客户都落在这里，不能停用。先把别的公海设为默认。',
  en: '“{name}” is the default pool, which takes what nobody else does, so it cannot be closed. Make another pool the default first.',
})

export const poolNamedByRule = defineProblem({
  code: 'pool.named-by-rule',
  status: 409,
  'zh-CN': '分配规则 v{no} 第 {position} 条会把客户放进「{name}」。先改那条规则再停用。',
  en: 'Rule {position} of rules v{no} sends customers to “{name}”. Change that rule before you close the pool.',
})

export const poolInactive = defineProblem({
  code: 'pool.inactive',
  status: 409,
  'zh-CN': '公海「{name}」已停用，不能设为默认。先启用它。',
  en: 'The pool “{name}” is closed and cannot be the default. Open it first.',
})
