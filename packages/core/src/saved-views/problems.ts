import { defineProblem } from '../kernel/problem.ts'

export const viewNameTaken = defineProblem({
  code: 'view.name-taken',
  status: 409,
  'zh-CN': '你已经有一个视图叫「{name}」。换个名字，或者改那一个。',
  en: 'You already have a view “{name}”. Use another name, or change that one.',
})

export const tooManyViews = defineProblem({
  code: 'view.too-many',
  status: 422,
  'zh-CN': '一个人最多存 {most} 个视图。删掉不用的再存。',
  en: 'One person keeps at most {most} views. Delete one you do not use.',
})

export const cannotShareView = defineProblem({
  code: 'view.cannot-share',
  status: 403,
  'zh-CN': '你的角色不能共享视图（view.share）。先存成自己的，或找管理员开通。',
  en: 'Your role cannot share views (view.share). Keep it as your own, or ask an administrator.',
})

export const viewNotYours = defineProblem({
  code: 'view.not-yours',
  status: 403,
  'zh-CN': '「{name}」是{owner}的视图，你不能改。可以另存为自己的。',
  en: '“{name}” is a view of {owner}: you cannot change it. Save it as your own.',
})

export const unknownViewColumn = defineProblem({
  code: 'view.unknown-column',
  status: 422,
  'zh-CN': '列表里没有「{key}」这一列。可用：{allowed}',
  en: 'The list has no column “{key}”. Allowed: {allowed}.',
})

export const unknownViewReader = defineProblem({
  code: 'view.unknown-reader',
  status: 422,
  'zh-CN': '要共享给的「{value}」不存在或已停用。去掉它，或换一个。',
  en: '“{value}”, whom the view should be shared with, does not exist or is inactive. Leave it out or choose another.',
})

export const defaultNotShared = defineProblem({
  code: 'view.default-not-shared',
  status: 409,
  'zh-CN': '「{name}」没有共享给角色「{role}」，不能设成它的默认视图。先共享给这个角色或所有人。',
  en: '“{name}” is not shared with the role “{role}”, so its list cannot open with it. Share it with the role or everybody first.',
})
