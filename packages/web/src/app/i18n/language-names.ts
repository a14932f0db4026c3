/** A language is named in itself, so that whoever got lost finds back. */
export const languageNames = { 'zh-CN': '中文', en: 'English' } as const
