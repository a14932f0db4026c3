import { defineProblem } from '../kernel/problem.ts'

export const keyTaken = defineProblem({
  code: 'custom-field.key-taken',
  status: 409,
  'zh-CN': '字段标识「{key}」已经用过（删除的字段也占着它）。换一个，或恢复原来的字段。',
  en: 'The key “{key}” is taken, perhaps by a deleted field. Choose another, or restore that field.',
})

export const labelTaken = defineProblem({
  code: 'custom-field.label-taken',
  status: 409,
  'zh-CN': '已经有叫「{label}」的字段。换一个名称。',
  en: 'There is already a field called “{label}”. Choose another name.',
})

export const tooManyFields = defineProblem({
  code: 'custom-field.too-many',
  status: 409,
  'zh-CN': '已有 {count} 个字段，到上限了。先删掉不用的。',
  en: 'There are {count} fields, which is the most. Delete some that nobody uses.',
})

export const optionsNeeded = defineProblem({
  code: 'custom-field.options-needed',
  status: 422,
  'zh-CN': '「{label}」至少要有一个选项。',
  en: '“{label}” needs at least one option.',
})

export const optionTwice = defineProblem({
  code: 'custom-field.option-twice',
  status: 422,
  'zh-CN': '选项「{option}」写了两次。',
  en: 'Option “{option}” appears twice.',
})

export const optionInUse = defineProblem({
  code: 'custom-field.option-in-use',
  status: 409,
  'zh-CN': '还有 {count} 条记录选了「{option}」。把它停用，不要删除。',
  en: '{count} record(s) still have “{option}”. Retire the option instead of removing it.',
})

export const notForType = defineProblem({
  code: 'custom-field.not-for-type',
  status: 422,
  'zh-CN': '这种类型的字段不能设为「{setting}」。',
  en: 'A field of this type cannot be “{setting}”.',
})

export const wrongFallback = defineProblem({
  code: 'custom-field.wrong-default',
  status: 422,
  'zh-CN': '默认值{reason}。',
  en: 'The default is not right: {reason}.',
})

export const unknownRole = defineProblem({
  code: 'custom-field.unknown-role',
  status: 422,
  'zh-CN': '没有角色「{role}」。',
  en: 'There is no role “{role}”.',
})

export const fieldsChanged = defineProblem({
  code: 'custom-field.changed-meanwhile',
  status: 409,
  'zh-CN': '别人刚加了或删了字段。刷新后再排顺序。',
  en: 'Somebody added or removed a field meanwhile. Reload and order them again.',
})

export const fieldNotDeleted = defineProblem({
  code: 'custom-field.not-deleted',
  status: 409,
  'zh-CN': '字段「{label}」没有删除，不用恢复。',
  en: 'Field “{label}” is not deleted; there is nothing to restore.',
})

export const fieldInRules = defineProblem({
  code: 'custom-field.in-rules',
  status: 409,
  'zh-CN': '分配规则第 {positions} 条用到「{label}」。先改规则，再删它或限定谁能看。',
  en: 'Ownership rule {positions} asks for “{label}”. Change the rule before you delete the field or limit who sees it.',
})

export const wrongValues = defineProblem({
  code: 'custom-value.invalid',
  status: 422,
  'zh-CN': '{reasons}',
  en: '{reasons}',
})

export const valueTaken = defineProblem({
  code: 'custom-value.taken',
  status: 409,
  'zh-CN': '「{label}」的「{value}」已经是「{name}」的。改用别的，或去改那一条。',
  en: '“{value}” as “{label}” already belongs to “{name}”. Use another, or change that record.',
})

export const valueTwice = defineProblem({
  code: 'custom-value.twice',
  status: 409,
  'zh-CN': '「{label}」不许重复，这里有两条填了同一个值。改掉其中一个。',
  en: '“{label}” must be unique, and two records here have the same value. Change one of them.',
})

export const valueTakenElsewhere = defineProblem({
  code: 'custom-value.taken-elsewhere',
  status: 409,
  'zh-CN': '「{label}」的「{value}」已被另一条记录用了，它不在你的数据权限里。',
  en: '“{value}” as “{label}” is used by a record outside your data scope.',
})
