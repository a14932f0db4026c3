import type { Locale } from '../kernel/problem.ts'

/** Stands for a reason before the first run. */
export function notRankedYet(locale: Locale): string {
  return locale === 'en' ? 'Tiers have not been calculated yet.' : '还没有算过级别。'
}
