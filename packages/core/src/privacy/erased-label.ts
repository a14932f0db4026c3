import type { Locale } from '../kernel/problem.ts'

/** What stands in place of an erased name, from now on in every list: 已删除 #3f9a1c. */
export function erasedLabel(id: string, locale: Locale): string {
  const number = id.replaceAll('-', '').slice(-6)
  return locale === 'en' ? `Erased #${number}` : `已删除 #${number}`
}

/** What stands in place of an erased text. */
export function erasedText(locale: Locale): string {
  return locale === 'en' ? '[erased on request]' : '［已按要求删除］'
}
