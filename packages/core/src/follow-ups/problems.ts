import { defineProblem } from '../kernel/problem.ts'

export const unknownContact = defineProblem({
  code: 'follow-up.unknown-contact',
  status: 422,
  'zh-CN': '这家客户没有这位联系人（{id}）。从它的联系人里选，或先加上。',
  en: 'This customer has no such contact ({id}). Choose one of its contacts, or add the contact first.',
})

export const unknownFile = defineProblem({
  code: 'follow-up.unknown-file',
  status: 422,
  'zh-CN': '找不到这张图片（{id}），或它已用在别处。重新上传一次。',
  en: 'There is no such picture ({id}), or it is used elsewhere. Upload it again.',
})

export const inFuture = defineProblem({
  code: 'follow-up.in-future',
  status: 422,
  'zh-CN': '跟进时间 {at} 还没到。已经发生的才写跟进；约好的写在「下次联系」里。',
  en: 'The time {at} has not come yet. A follow-up says what happened; what is agreed goes into the next contact.',
})

export const notAuthor = defineProblem({
  code: 'follow-up.not-author',
  status: 403,
  'zh-CN': '这条跟进是{author}写的，只有本人和管理员能改。另写一条补充。',
  en: 'This follow-up was written by {author}; only the author and administrators change it. Write another one to add to it.',
})

export const writtenAgain = defineProblem({
  code: 'follow-up.written-again',
  status: 409,
  'zh-CN': '同一条跟进已经又导入了一次，不用再恢复。',
  en: 'The same follow-up was imported again meanwhile: there is nothing to restore.',
})

export const notPicture = defineProblem({
  code: 'file.not-a-picture',
  status: 422,
  'zh-CN': '「{name}」不是图片。能传 JPEG、PNG、WebP、GIF。',
  en: '“{name}” is no picture. JPEG, PNG, WebP and GIF can be uploaded.',
})

export const pictureTooLarge = defineProblem({
  code: 'file.too-large',
  status: 413,
  'zh-CN': '「{name}」超过 {limit} MB。压小一点再传。',
  en: '“{name}” is larger than {limit} MB. Make it smaller and upload it again.',
})

export const tooManyPixels = defineProblem({
  code: 'file.too-many-pixels',
  status: 422,
  'zh-CN': '「{name}」有 {width} × {height} 像素，太大了（最多 {limit} 百万像素，每边 {side}）。缩小再传。',
  en: '“{name}” has {width} × {height} pixels, too many to show (at most {limit} million, {side} a side). Make it smaller and upload it again.',
})

export const fileMissing = defineProblem({
  code: 'file.missing',
  status: 400,
  'zh-CN': '请求里没有文件。用 multipart/form-data 传一个名为 file 的文件。',
  en: 'The request has no file. Send one named “file” as multipart/form-data.',
})
