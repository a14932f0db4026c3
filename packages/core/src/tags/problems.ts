import { defineProblem } from '../kernel/problem.ts'

export const tagNameTaken = defineProblem({
  code: 'tag.name-taken',
  status: 409,
  'zh-CN': '已有标签「{name}」。换个名字，或把两个合并。',
  en: 'There is already a tag “{name}”. Use another name, or merge the two.',
})

export const unknownTag = defineProblem({
  code: 'tag.unknown',
  status: 422,
  'zh-CN': '没有这个标签（{id}），可能刚被删除或合并。重新选一个。',
  en: 'There is no such tag ({id}); it may have been deleted or merged. Choose another.',
})

export const tagIntoItself = defineProblem({
  code: 'tag.into-itself',
  status: 422,
  'zh-CN': '「{name}」不能合并到自己。选另一个标签。',
  en: '“{name}” cannot be merged into itself. Choose another tag.',
})

export const tooManyTags = defineProblem({
  code: 'tag.too-many',
  status: 409,
  'zh-CN': '标签已有 {limit} 个，到上限了。先合并或删掉用不上的。',
  en: 'There are {limit} tags, which is the limit. Merge or delete some first.',
})

export const tooManyTagsOfOne = defineProblem({
  code: 'tag.too-many-of-one',
  status: 409,
  'zh-CN': '一家客户最多 {limit} 个标签，有 {count} 家会超过。先去掉几个。',
  en: 'A customer has at most {limit} tags, and {count} would have more. Remove some first.',
})

export const tooManyTagPairs = defineProblem({
  code: 'tag.too-many-at-once',
  status: 422,
  'zh-CN': '一次最多 {limit} 处（客户数 × 标签数），这次是 {count} 处。分几次做。',
  en: 'At most {limit} changes at once (customers × tags), and these are {count}. Do it in parts.',
})

export const tagInUse = defineProblem({
  code: 'tag.in-use',
  status: 409,
  'zh-CN': '客群「{names}」的条件用到标签「{name}」。先改客群的条件，或把标签合并到别的。',
  en: 'The tag “{name}” stands in the conditions of these segments: {names}. Change them first, or merge the tag into another.',
})
