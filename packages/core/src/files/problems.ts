import { defineProblem } from '../kernel/problem.ts'

export const fileTooLarge = defineProblem({
  code: 'file.over-limit',
  status: 413,
  'zh-CN': '「{name}」超过 {limit} MB。压缩或拆开再传；上限在「设置」里改。',
  en: '“{name}” is larger than {limit} MB. Compress or split it; the limit is one of the settings.',
})

export const fileEmpty = defineProblem({
  code: 'file.empty',
  status: 422,
  'zh-CN': '「{name}」是空的，没有内容可存。',
  en: '“{name}” is empty: there is nothing to keep.',
})

export const notYourFile = defineProblem({
  code: 'file.not-yours',
  status: 403,
  'zh-CN': '「{name}」是{uploader}传的，只有本人和能改这家客户资料的人能改名、删除。',
  en: '“{name}” was uploaded by {uploader}: only they and whoever may change the customer rename or delete it.',
})

/** Of one customer. */
export const mostFiles = 2000

export const tooManyFiles = defineProblem({
  code: 'file.too-many',
  status: 409,
  'zh-CN': '这家客户已有 {count} 个附件，到上限了。先删掉不再用的。',
  en: 'This customer has {count} files, which is the limit. Delete some that are no longer used.',
})

export const storeUnreachable = defineProblem({
  code: 'file.store-unreachable',
  status: 503,
  'zh-CN': '文件存储现在连不上（{reason}）。过一会儿再试；一直这样就请管理员运行 zhike doctor。',
  en: 'The store of files cannot be reached now ({reason}). Try again in a while; if it stays so, ask an administrator to run zhike doctor.',
})

export const contentMissing = defineProblem({
  code: 'file.content-missing',
  status: 410,
  'zh-CN': '「{name}」登记在册，但存储里找不到它的内容。请管理员从备份里找回。',
  en: '“{name}” is on record, but its content is not in the store. Ask an administrator to bring it back from a backup.',
})

/** Of one person, not yet taken up by a record. */
export const mostUploaded = 100

export const tooManyUploaded = defineProblem({
  code: 'file.too-many-waiting',
  status: 409,
  'zh-CN': '你有 {count} 个上传了还没保存到记录里的文件，到上限了。先保存，或等到明天清掉。',
  en: 'You uploaded {count} files that no record holds yet, which is the limit. Save them first, or wait until tomorrow.',
})

export const fileInField = defineProblem({
  code: 'file.in-field',
  status: 409,
  'zh-CN': '「{name}」是字段「{field}」的内容，到那个字段里换掉或移除。',
  en: '“{name}” is what field “{field}” holds: replace or remove it there.',
})

export const fileNotWaiting = defineProblem({
  code: 'file.not-waiting',
  status: 409,
  'zh-CN': '字段「{field}」要的文件已经不在了（上传后一天内要保存，一个文件只能用一次）。重新上传。',
  en: 'The file for “{field}” is gone: an upload is kept for a day and can be used once. Upload it again.',
})
