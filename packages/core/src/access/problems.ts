import { defineProblem } from '../kernel/problem.ts'

export const fieldNotEditable = defineProblem({
  code: 'access.field-not-editable',
  status: 403,
  'zh-CN': '你的角色不能改「{field}」。把它留空不填，或找管理员开通。',
  en: 'Your role cannot change {field}. Leave it out, or ask an administrator.',
})

export const fieldNotSearchable = defineProblem({
  code: 'access.field-not-searchable',
  status: 403,
  'zh-CN': '「{field}」对你的角色是脱敏或隐藏的，不能用来筛选。去掉这个条件。',
  en: '{field} is masked or hidden for your role and cannot be filtered by. Take this condition out.',
})

export const seeAsIsReadOnly = defineProblem({
  code: 'access.see-as-read-only',
  status: 403,
  'zh-CN': '你正以{name}的视角查看，只能看，不能改。退出视角后再操作。',
  en: 'You are looking as {name}: nothing can be changed that way. Leave that view first.',
})

export const seeAsAboveOwn = defineProblem({
  code: 'access.see-as-above-own',
  status: 403,
  'zh-CN': '{name} 能看到的比你多（{permission}），不能以这个视角查看。请管理员来看。',
  en: '{name} sees more than you do ({permission}): you cannot look as that person. Ask an administrator.',
})

export const cannotSeeAs = defineProblem({
  code: 'access.cannot-see-as',
  status: 403,
  'zh-CN': '不能以这个人的视角查看（{id}）：没有这个人，或已停用。',
  en: 'You cannot look as this person ({id}): there is none, or the account is not active.',
})
