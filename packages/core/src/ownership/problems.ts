import { defineProblem } from '../kernel/problem.ts'

export const holderInactive = defineProblem({
  code: 'ownership.holder-inactive',
  status: 409,
  'zh-CN': '{name}已停用，不能再负责客户。换一个在用的人或公海。',
  en: '{name} is inactive and cannot hold customers. Choose an active person or pool.',
})

export const limitReached = defineProblem({
  code: 'ownership.limit-reached',
  status: 409,
  'zh-CN':
    '{name}的客户持有上限是 {capacity} 家，现在有 {held} 家，还能接 {free} 家，这次是 {wanted} 家。少选几家，或请管理员调高上限。',
  en: '{name} can hold {capacity} customers and has {held}: {free} more, not {wanted}. Choose fewer, or ask an administrator to raise the limit.',
})

export const alreadyHolds = defineProblem({
  code: 'ownership.already-holds',
  status: 409,
  'zh-CN': '「{customer}」本来就归{holder}，没有可改的。',
  en: '“{customer}” is already with {holder}. There is nothing to change.',
})

export const holderChanged = defineProblem({
  code: 'ownership.holder-changed',
  status: 409,
  'zh-CN': '「{customer}」刚刚换到{holder}名下，没有再动。看过新情况再决定。',
  en: '“{customer}” has just gone to {holder}; nothing was changed. Look at it again before you decide.',
})

export const notHeldByPerson = defineProblem({
  code: 'ownership.in-pool-already',
  status: 409,
  'zh-CN': '「{customer}」已经在公海「{holder}」里，不用再退。',
  en: '“{customer}” is already in the pool “{holder}”.',
})

export const noteRequired = defineProblem({
  code: 'ownership.note-required',
  status: 400,
  'zh-CN': '选了「其他」就写一句原因。',
  en: 'You chose “other”: say why in a sentence.',
})

export const unknownPerson = defineProblem({
  code: 'ownership.unknown-person',
  status: 404,
  'zh-CN': '「{person}」不在你能分派客户的人里。从人员列表里另选一位，或请管理员来分派。',
  en: '“{person}” is not among the people you may give customers to. Choose somebody else from the list, or ask an administrator to do it.',
})

export const defaultOwnershipMissing = defineProblem({
  code: 'ownership.not-set-up',
  status: 409,
  'zh-CN': '公司还没建好：没有默认公海和分配规则。先完成首次设置。',
  en: 'The company is not set up yet: it has no default pool and no rules. Finish the first run.',
})
