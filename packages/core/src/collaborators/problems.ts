import { defineProblem } from '../kernel/problem.ts'

export const collaboratorHolds = defineProblem({
  code: 'collaborator.holds',
  status: 409,
  'zh-CN': '{name} 就是这家客户的负责人，不用再加为协作人。',
  en: '{name} is responsible for this customer already and need not be a collaborator.',
})

export const collaboratorInactive = defineProblem({
  code: 'collaborator.inactive',
  status: 422,
  'zh-CN': '{name} 已停用，不能协作。选一位在职的人。',
  en: '{name} is not active. Choose somebody who is.',
})

export const collaboratorUnknown = defineProblem({
  code: 'collaborator.unknown',
  status: 422,
  'zh-CN': '没有这个人（{id}）。重新选一位。',
  en: 'There is no such person ({id}). Choose another.',
})

export const collaborationOver = defineProblem({
  code: 'collaborator.past-day',
  status: 422,
  'zh-CN': '截止日 {day} 已经过了。选今天或以后的日子，或不设截止日。',
  en: '{day} is in the past. Choose today or later, or no last day.',
})

export const tooManyCollaborators = defineProblem({
  code: 'collaborator.too-many',
  status: 409,
  'zh-CN': '一家客户最多 {limit} 位协作人。先去掉一位。',
  en: 'A customer has at most {limit} collaborators. Take one away first.',
})

export const pooledHasNone = defineProblem({
  code: 'collaborator.pooled',
  status: 409,
  'zh-CN': '在公海里的客户没有协作人。先领取或分配。',
  en: 'A customer in a pool has no collaborators. Claim or assign it first.',
})
