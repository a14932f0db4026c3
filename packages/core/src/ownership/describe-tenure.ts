import { renderTemplate, type Locale } from '../kernel/problem.ts'
import { dayInZone } from '../kernel/time.ts'
import type { ReasonCode } from './reasons.ts'
import type { TenureReason } from './schema.ts'
import { tenureWords, type TenureWords } from './tenure-words.ts'

/** A tenure as stored, with the names that its ids stand for. */
export interface DescribedTenure {
  startAt: Date
  reasonCode: ReasonCode
  reason: TenureReason
  holderName: string
  /** The holder before; null for the first. */
  formerHolderName: string | null
  actorName: string
  ruleVersionNo: number | null
  rulePosition: number | null
}

/** A few words for the ownership line: 领取, 规则 2. */
export function labelTenure(tenure: Pick<DescribedTenure, 'reasonCode' | 'rulePosition'>, locale: Locale): string {
  const words = tenureWords[locale]
  const isRuled = tenure.rulePosition !== null && tenure.reasonCode !== 'run-undone'
  return isRuled ? renderTemplate(words.ruleLabel, { position: tenure.rulePosition }) : words.labels[tenure.reasonCode]
}

/** One sentence that says when, why and by whom somebody became responsible. Every code has one in every language. */
export function describeTenure(tenure: DescribedTenure, options: { locale: Locale; timeZone: string }): string {
  const words = tenureWords[options.locale]
  const { reason } = tenure
  const template = templateOf(words, tenure)
  const sentence = renderTemplate(template, {
    date: dayInZone(tenure.startAt, options.timeZone),
    actor: tenure.actorName,
    holder: tenure.holderName,
    from: tenure.formerHolderName,
    by: reason.by,
    leaver: reason.leaver,
    release: reason.releaseCode ? words.releases[reason.releaseCode] : '',
    note: reason.note ? renderTemplate(words.note, { note: reason.note }) : '',
    no: tenure.ruleVersionNo,
    position: tenure.rulePosition,
  })
  if (!reason.fallback) return sentence
  const gap = options.locale === 'en' ? ' ' : ''
  return `${sentence}${gap}${words.fallbacks[reason.fallback]}`
}

function templateOf(words: TenureWords, { reason, reasonCode, rulePosition }: DescribedTenure): string {
  if (rulePosition !== null) return words.byRule[reasonCode]
  if (reasonCode === 'imported' && !reason.by) return words.importedInto
  if (reasonCode === 'holder-left' && reason.interim) return words.interim[reason.interim]
  return words.byHand[reasonCode]
}
