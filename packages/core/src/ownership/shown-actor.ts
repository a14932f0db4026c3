import type { Locale } from '../kernel/problem.ts'

const product: Record<Locale, string> = { 'zh-CN': '知客', en: 'Zhike' }

/** Who did it, in the reader's words: jobs and the command line are nobody, so the product did. */
export function shownActor(id: string | null, name: string, locale: Locale): string {
  return id === null ? product[locale] : name
}
