import { defineProblem } from '../kernel/problem.ts'

export const tooManyToEdit = defineProblem({
  code: 'bulk-edit.too-many',
  status: 422,
  'zh-CN': '一次最多批量改 {most} 家，这个条件找到的更多。加条件分几次改。',
  en: 'At most {most} customers are changed at once; this filter finds more. Narrow it and go in several steps.',
})

export const foundOthers = defineProblem({
  code: 'bulk-edit.found-others',
  status: 409,
  'zh-CN': '预览时是 {expected} 家，现在是 {found} 家，什么都没改。再看一次预览。',
  en: 'The preview found {expected} customers, now there are {found}; nothing was changed. Look at the preview again.',
})

export const nothingToEdit = defineProblem({
  code: 'bulk-edit.nothing',
  status: 422,
  'zh-CN': '没有选到客户，没有可改的。',
  en: 'No customer was chosen: there is nothing to change.',
})

export const notABulkField = defineProblem({
  code: 'bulk-edit.not-a-field',
  status: 422,
  'zh-CN': '「{field}」不能批量修改：没有这个字段，它不许重复，或是电话、邮箱。',
  en: '“{field}” cannot be changed in bulk: there is no such field, or it is unique, or a phone number or e-mail address.',
})

export const noSuchParent = defineProblem({
  code: 'bulk-edit.no-such-parent',
  status: 422,
  'zh-CN': '没有客户「{value}」可以做上级，或它不在你的数据权限里。在列表里重新选一家。',
  en: 'There is no customer “{value}” to be the parent, or it lies outside your data scope. Choose another one.',
})

export const notUndoable = defineProblem({
  code: 'bulk-edit.not-undoable',
  status: 409,
  'zh-CN': '这次批量修改不能撤销：{why}',
  en: 'This bulk change cannot be undone: {why}',
})

export const undoRefusals = {
  'already-undone': { 'zh-CN': '已经撤销过了。', en: 'it has been undone already.' },
  'is-undo': { 'zh-CN': '它本身就是一次撤销。', en: 'it is an undo itself.' },
  'not-finished': {
    'zh-CN': '还在进行，先等它做完或停下它。',
    en: 'it is still under way. Wait for it, or stop it first.',
  },
  'too-old': {
    'zh-CN': '超过 30 天，改之前的值已经清掉了。',
    en: 'it is more than 30 days old; the values before are gone.',
  },
} as const
export type UndoRefusal = keyof typeof undoRefusals
