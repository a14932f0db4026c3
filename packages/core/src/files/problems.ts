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
