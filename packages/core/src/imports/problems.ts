import { defineProblem } from '../kernel/problem.ts'

// Refusals of an import's options and steps.

export const unknownColumn = defineProblem({
  code: 'import.unknown-column',
  status: 422,
  'zh-CN': '文件里没有「{column}」这一列。有这些列：{columns}',
  en: 'The file has no column “{column}”. It has: {columns}',
})

export const fieldOfFiles = defineProblem({
  code: 'import.field-of-files',
  status: 422,
  'zh-CN': '「{label}」是附件字段，表格里带不了文件。去掉 {field} 这一项，导入后在记录里上传。',
  en: '“{label}” holds a file, which no table can bring. Leave out {field}, and upload the files on the records afterwards.',
})

export const unknownField = defineProblem({
  code: 'import.unknown-field',
  status: 422,
  'zh-CN': '没有「{field}」这个字段。可用：{fields}',
  en: 'There is no field “{field}”. Use one of: {fields}',
})

export const columnTwice = defineProblem({
  code: 'import.column-twice',
  status: 422,
  'zh-CN': '「{column}」同时对应 {fields}。一列只能对应一个字段。',
  en: '“{column}” is mapped to {fields}. A column serves one field.',
})

export const unanswered = defineProblem({
  code: 'import.unanswered',
  status: 422,
  'zh-CN': '还有 {count} 个问题没有回答：{questions}',
  en: '{count} question(s) are still open: {questions}',
})

export const wrongState = defineProblem({
  code: 'import.wrong-state',
  status: 409,
  'zh-CN': '这次导入{state}，不能再{action}。需要的话重新上传文件。',
  en: 'This import is {state}, so it cannot be {action}. Upload the file again if you need to.',
})

export const mappingOfOthers = defineProblem({
  code: 'import.mapping-of-others',
  status: 403,
  'zh-CN': '「{name}」这套对列是别人存的，你不能改或删。换个名字另存。',
  en: 'The mapping “{name}” was saved by somebody else; you cannot replace or delete it. Save yours under another name.',
})

export const notUndoable = defineProblem({
  code: 'import.not-undoable',
  status: 409,
  'zh-CN':
    '「{fileName}」这次导入不能撤销了：人员和部门的导入不能整批撤销；过了保留期的和升级前的导入，改前的值已不在。请在记录上逐条改。',
  en: 'The import of “{fileName}” can no longer be undone: imports of people and departments cannot be, nor those past their retention or made before the upgrade, whose former values are gone. Change the records themselves.',
})

export const undoCrashed = defineProblem({
  code: 'import.undo-crashed',
  status: 500,
  'zh-CN': '撤销「{fileName}」时服务器出错，什么都没撤。再试一次；还不行就把编号 {requestId} 告诉管理员。',
  en: 'The server failed while undoing “{fileName}”; nothing was taken back. Try again, or give the administrator the number {requestId}.',
})

export const fileGone = defineProblem({
  code: 'import.file-gone',
  status: 409,
  'zh-CN': '上传的文件「{fileName}」已经不在服务器上。重新上传。',
  en: 'The uploaded file “{fileName}” is no longer on the server. Upload it again.',
})

export const unknownPool = defineProblem({
  code: 'import.unknown-pool',
  status: 422,
  'zh-CN': '没有公海「{pool}」。可用：{pools}',
  en: 'There is no pool “{pool}”. Use one of: {pools}',
})

export const tooManyPeople = defineProblem({
  code: 'import.too-many-people',
  status: 422,
  'zh-CN': '一次最多导入 {limit} 人，从第 {row} 行起拆到另一个文件。',
  en: 'At most {limit} people at a time. Move the rows from row {row} on into another file.',
})

export const importCrashed = defineProblem({
  code: 'import.crashed',
  status: 500,
  'zh-CN': '导入「{fileName}」时服务器出错，什么都没写入。再试一次；还不行就把编号 {requestId} 告诉管理员。',
  en: 'The server failed while importing “{fileName}”; nothing was written. Try again, or give the administrator the number {requestId}.',
})
