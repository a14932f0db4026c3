import { defineProblem } from '../kernel/problem.ts'

export const relatedToItself = defineProblem({
  code: 'customer-relation.with-itself',
  status: 422,
  'zh-CN': '「{name}」和自己没有关系可记。选另一家客户。',
  en: '“{name}” cannot be related to itself. Choose another customer.',
})

export const unknownRelationKind = defineProblem({
  code: 'customer-relation.unknown-kind',
  status: 422,
  'zh-CN': '没有「{value}」这种关系，或已停用。可用：{allowed}',
  en: 'There is no kind of relation “{value}”, or it is no longer in use. Allowed: {allowed}.',
})

export const relationExists = defineProblem({
  code: 'customer-relation.exists',
  status: 409,
  'zh-CN': '和「{name}」的这层关系已经记过了。要改就改那一条。',
  en: 'This relation to “{name}” is recorded already. Change that one instead.',
})

export const tooManyRelations = defineProblem({
  code: 'customer-relation.too-many',
  status: 409,
  'zh-CN': '这家客户已有 {count} 条关系，到上限了。先删掉不再用的。',
  en: 'This customer has {count} relations, which is the limit. Remove some that are no longer used.',
})

export const relationEndsBefore = defineProblem({
  code: 'customer-relation.ends-before',
  status: 422,
  'zh-CN': '结束日 {until} 早于开始日 {since}。改一个。',
  en: 'It ends on {until}, before it begins on {since}. Change one of them.',
})
