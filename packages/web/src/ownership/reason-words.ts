import type { TFunction } from 'i18next'

/** How a holder came to hold, in a few words: 领取 · 规则 2 · 导入. */
export function reasonWords(t: TFunction, reasonCode: string, rulePosition: number | null): string {
  if (rulePosition !== null) return t('ownership:byRule', { position: rulePosition })
  return t(`ownership:reason.${reasonCode}`)
}
