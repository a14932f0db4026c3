import { defineProblem } from '../kernel/problem.ts'

export const segmentNameTaken = defineProblem({
  code: 'segment.name-taken',
  status: 409,
  'zh-CN': '已有客群「{name}」。换个名字。',
  en: 'There is already a segment “{name}”. Use another name.',
})

export const tooManySegments = defineProblem({
  code: 'segment.too-many',
  status: 409,
  'zh-CN': '客群已有 {limit} 个，到上限了。先删掉用不上的。',
  en: 'There are {limit} segments, which is the limit. Delete some first.',
})

export const segmentIsStatic = defineProblem({
  code: 'segment.static',
  status: 422,
  'zh-CN': '「{name}」是名单，没有条件。要按条件筛选，就新建一个动态客群。',
  en: '“{name}” is a list and has no condition. For a condition, add a dynamic segment.',
})

export const segmentIsDynamic = defineProblem({
  code: 'segment.dynamic',
  status: 409,
  'zh-CN': '「{name}」按条件自动更新，不能手工增减客户。改它的条件，或新建一个名单。',
  en: '“{name}” follows its condition: customers are not added by hand. Change the condition, or add a static list.',
})

export const segmentCyclic = defineProblem({
  code: 'segment.cyclic',
  status: 422,
  'zh-CN': '「{name}」的条件绕了一圈又用到它自己。去掉其中一处。',
  en: 'The condition of “{name}” leads back to itself. Take one of the references away.',
})

export const segmentTooDeep = defineProblem({
  code: 'segment.too-deep',
  status: 422,
  'zh-CN': '客群套客群最多 {limit} 层。把里层的条件直接写出来。',
  en: 'Segments may refer to each other at most {limit} deep. Write the inner condition out.',
})

export const segmentUsesPrivate = defineProblem({
  code: 'segment.uses-private',
  status: 409,
  'zh-CN': '共享的客群不能用到只有你自己看得到的「{name}」。先把它也设为共享。',
  en: 'A shared segment cannot refer to “{name}”, which only you see. Share that one first.',
})

export const segmentInUse = defineProblem({
  code: 'segment.in-use',
  status: 409,
  'zh-CN': '客群「{names}」的条件用到「{name}」。先改它们的条件。',
  en: '“{name}” stands in the conditions of these segments: {names}. Change them first.',
})
