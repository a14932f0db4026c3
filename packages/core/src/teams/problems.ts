import { defineProblem } from '../kernel/problem.ts'

export const teamNameTaken = defineProblem({
  code: 'team.name-taken',
  status: 409,
  'zh-CN': '已有小组「{name}」。换个名字。',
  en: 'There is already a team “{name}”. Use another name.',
})

export const unknownMember = defineProblem({
  code: 'team.unknown-member',
  status: 422,
  'zh-CN': '「{person}」不存在或已停用，不能进小组。去掉，或换一个在职的人。',
  en: '“{person}” does not exist or is no longer active, so cannot be in a team. Leave them out, or choose an active person.',
})
