import { defineProblem } from '../kernel/problem.ts'

export const unknownRole = defineProblem({
  code: 'role.unknown',
  status: 422,
  'zh-CN': '没有这个角色：{role}。可能刚被删掉，刷新后重选。',
  en: 'There is no such role: {role}. It may have been deleted; reload and choose again.',
})

export const roleInUse = defineProblem({
  code: 'role.in-use',
  status: 409,
  'zh-CN': '还有 {count} 人用着「{name}」，先给他们换角色再删。',
  en: '{count} person(s) still have “{name}”. Give them other roles first.',
})

export const roleIsBuiltIn = defineProblem({
  code: 'role.built-in',
  status: 409,
  'zh-CN': '内置角色（{role}）不能改也不能删。复制成自己的角色再改。',
  en: 'A built-in role ({role}) can neither be changed nor deleted. Copy it and change the copy.',
})

export const roleNameTaken = defineProblem({
  code: 'role.name-taken',
  status: 409,
  'zh-CN': '已经有叫「{name}」的角色了，换个名字。',
  en: 'There is already a role called “{name}”. Choose another name.',
})

export const roleAboveOwn = defineProblem({
  code: 'role.above-own',
  status: 403,
  'zh-CN': '「{role}」比你自己的权限多（{permission}），你不能给别人。请管理员来给。',
  en: '“{role}” grants more than you have yourself ({permission}). Ask an administrator to give it.',
})

export const unknownScopeDepartment = defineProblem({
  code: 'role.unknown-department',
  status: 422,
  'zh-CN': '指定部门里有一个不存在（{id}）。重新选一次部门。',
  en: 'One of the chosen departments does not exist ({id}). Choose the departments again.',
})

export const scopeNotForPermission = defineProblem({
  code: 'role.scope-not-for-permission',
  status: 422,
  'zh-CN': '「{permission}」只有能与不能，没有数据范围；填 all 或留空。',
  en: '{permission} is granted as a whole or not at all: give it “all”, or leave it out.',
})
