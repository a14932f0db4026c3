import { defineProblem } from '../kernel/problem.ts'

export const emailTaken = defineProblem({
  code: 'person.email-taken',
  status: 409,
  'zh-CN': '邮箱 {value} 已是{holder}的。换一个，或先改掉那边的。',
  en: 'The e-mail address {value} belongs to {holder}. Use another, or change it there first.',
})

export const phoneTaken = defineProblem({
  code: 'person.phone-taken',
  status: 409,
  'zh-CN': '手机号 {value} 已是{holder}的。换一个，或先改掉那边的。',
  en: 'The phone number {value} belongs to {holder}. Use another, or change it there first.',
})

export const staffNumberTaken = defineProblem({
  code: 'person.staff-number-taken',
  status: 409,
  'zh-CN': '工号 {value} 已是{holder}的。换一个，或先改掉那边的。',
  en: 'The staff number {value} belongs to {holder}. Use another, or change it there first.',
})

export const nothingToSignInWith = defineProblem({
  code: 'person.nothing-to-sign-in-with',
  status: 409,
  'zh-CN': '{name}没有邮箱、手机号或工号，登不进来。先填一样。',
  en: '{name} has no e-mail address, phone number or staff number to sign in with. Enter one first.',
})

export const managerLoop = defineProblem({
  code: 'person.manager-loop',
  status: 409,
  'zh-CN': '{manager}的上级链里已有{name}，不能再当{name}的上级。换一个人。',
  en: '{manager} already reports to {name} (directly or through others), so cannot be the manager. Choose someone else.',
})

export const unknownManager = defineProblem({
  code: 'person.unknown-manager',
  status: 422,
  'zh-CN': '「{manager}」不存在或已停用，不能当上级。换一个在职的人。',
  en: '“{manager}” does not exist or is no longer active, so cannot be a manager. Choose an active person.',
})

export const lastAdministrator = defineProblem({
  code: 'person.last-administrator',
  status: 409,
  'zh-CN': '{name}是最后一个能登录的管理员。先让另一个人当管理员。',
  en: '{name} is the last administrator who can sign in. Make somebody else an administrator first.',
})

export const notYourself = defineProblem({
  code: 'person.not-yourself',
  status: 409,
  'zh-CN': '不能停用自己。让另一个管理员来做。',
  en: 'You cannot deactivate yourself. Ask another administrator.',
})

export const personInactive = defineProblem({
  code: 'person.inactive',
  status: 409,
  'zh-CN': '{name}已停用。先恢复，再改。',
  en: '{name} is deactivated. Reactivate first.',
})

export const passwordTooShort = defineProblem({
  code: 'password.too-short',
  status: 422,
  'zh-CN': '密码只有 {length} 个字符，公司规定至少 {min} 个。长比复杂有用：几个不相干的词连起来就很好。',
  en: 'The password has {length} characters; the company asks for at least {min}. Long beats complicated: a few unrelated words do well.',
})

export const passwordCommon = defineProblem({
  code: 'password.common',
  status: 422,
  'zh-CN': '这个密码太常见（在常用密码表里，或是连续、重复、日期、常用词加数字），一猜就中。换一个。',
  en: 'This password is too common (it is on the list of common ones, or a run, a repetition, a date, or a common word with a number), so it is guessed at once. Choose another.',
})

export const passwordHoldsName = defineProblem({
  code: 'password.holds-name',
  status: 422,
  'zh-CN': '密码差不多就是自己的姓名，认识你的人猜得到。换一个，或再加几个不相干的词。',
  en: 'The password is little more than your name, which people know. Choose another, or add some unrelated words.',
})

export const passwordHoldsEmail = defineProblem({
  code: 'password.holds-email',
  status: 422,
  'zh-CN': '密码差不多就是自己的邮箱，认识你的人猜得到。换一个，或再加几个不相干的词。',
  en: 'The password is little more than your e-mail address, which people know. Choose another, or add some unrelated words.',
})

export const passwordHoldsPhone = defineProblem({
  code: 'password.holds-phone',
  status: 422,
  'zh-CN': '密码差不多就是自己的手机号，认识你的人猜得到。换一个，或再加几个不相干的词。',
  en: 'The password is little more than your phone number, which people know. Choose another, or add some unrelated words.',
})

export const passwordHoldsStaffNumber = defineProblem({
  code: 'password.holds-staff-number',
  status: 422,
  'zh-CN': '密码差不多就是自己的工号，同事都知道。换一个，或再加几个不相干的词。',
  en: 'The password is little more than your staff number, which colleagues know. Choose another, or add some unrelated words.',
})

export const passwordHoldsCompany = defineProblem({
  code: 'password.holds-company',
  status: 422,
  'zh-CN': '密码差不多就是公司的名字，谁都猜得到。换一个，或再加几个不相干的词。',
  en: 'The password is little more than the company’s name, which anybody would try. Choose another, or add some unrelated words.',
})
