/** Answered by writing a line. */
export const textQuestions = [
  'phone',
  'wechat',
  'email',
  'creditCode',
  'shortName',
  'size',
  'address',
  'source',
  'notes',
] as const
export type TextQuestion = (typeof textQuestions)[number]

/** Answered by choosing from a tree. */
export const codeQuestions = ['regionCode', 'industryCode'] as const
export type CodeQuestion = (typeof codeQuestions)[number]

/** Answered in a dialog of their own. */
const dialogQuestions = ['reachableContact', 'birthday', 'contactBirthday', 'anniversary'] as const
export type DialogQuestion = (typeof dialogQuestions)[number]

const includes = <T extends string>(all: readonly T[], key: string): key is T => all.some((one) => one === key)

export const isTextQuestion = (key: string) => includes(textQuestions, key)
export const isCodeQuestion = (key: string) => includes(codeQuestions, key)
export const isDialogQuestion = (key: string) => includes(dialogQuestions, key)

/** Tags have a place of their own on the page. */
export const isAskable = (key: string) =>
  isTextQuestion(key) || isCodeQuestion(key) || isDialogQuestion(key) || key.startsWith('custom.')
