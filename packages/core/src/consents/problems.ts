import { defineProblem } from '../kernel/problem.ts'

export const unknownPurpose = defineProblem({
  code: 'consent.unknown-purpose',
  status: 422,
  'zh-CN': '没有「{purpose}」这个用途。可用：{allowed}。管理员可以在「个人信息」里加。',
  en: 'There is no purpose “{purpose}”. There are: {allowed}. An administrator can add one under Personal data.',
})

export const notAPerson = defineProblem({
  code: 'consent.not-a-person',
  status: 422,
  'zh-CN': '「{name}」是企业，同意要由它的联系人给。选一位联系人。',
  en: '“{name}” is an organisation: consent is given by its contacts. Choose one.',
})

export const decidedInFuture = defineProblem({
  code: 'consent.in-future',
  status: 422,
  'zh-CN': '{day} 还没到。填对方表示的那一天。',
  en: '{day} is still to come. Give the day on which the person said so.',
})

export const alreadyEnded = defineProblem({
  code: 'consent.already-ended',
  status: 409,
  'zh-CN': '这条同意 {day} 已经失效了，不用再撤回。',
  en: 'This consent ended on {day} already.',
})

export const withdrawnBeforeGiven = defineProblem({
  code: 'consent.withdrawn-before-given',
  status: 422,
  'zh-CN': '撤回日期 {day} 早于同意日期 {decidedOn}，改好再存。',
  en: 'The withdrawal on {day} lies before the consent of {decidedOn}. Correct it.',
})

export const noSuchEvidence = defineProblem({
  code: 'consent.no-such-file',
  status: 422,
  'zh-CN': '证据图片（{id}）不是你刚上传的，重新上传一次。',
  en: 'The picture ({id}) is not one you just uploaded. Upload it again.',
})
