import { defineProblem } from '../kernel/problem.ts'

export const departmentLoop = defineProblem({
  code: 'department.loop',
  status: 409,
  'zh-CN': '不能把「{name}」移到自己或自己的下级「{parent}」里。选别的上级部门。',
  en: '“{name}” cannot be moved into itself or into “{parent}” below it. Choose another parent.',
})

export const departmentNameTaken = defineProblem({
  code: 'department.name-taken',
  status: 409,
  'zh-CN': '这一级已有「{name}」。换个名字。',
  en: 'There is already a department “{name}” at this place. Use another name.',
})

export const departmentExternalIdTaken = defineProblem({
  code: 'department.external-id-taken',
  status: 409,
  'zh-CN': '部门编号「{value}」已用在另一个部门上。换一个。',
  en: 'Another department has the ID “{value}”. Use another.',
})

export const departmentNotEmpty = defineProblem({
  code: 'department.not-empty',
  status: 409,
  'zh-CN': '「{name}」还有 {people} 个人、{children} 个下级部门。先移走再删。',
  en: '“{name}” still has {people} people and {children} departments below. Move them first.',
})

export const departmentInUse = defineProblem({
  code: 'department.in-use',
  status: 409,
  'zh-CN': '「{name}」还用在公海的领取范围里。先在公海里去掉。',
  en: '“{name}” is still named by a pool. Take it out there first.',
})

export const unknownDepartment = defineProblem({
  code: 'department.unknown',
  status: 422,
  'zh-CN': '没有这个部门（{id}）。重新选一个。',
  en: 'There is no such department ({id}). Choose another.',
})
