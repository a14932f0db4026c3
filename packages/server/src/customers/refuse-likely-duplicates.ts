import type { CustomerFacts } from '@zhike/core/customers/customer-facts'
import { likelyDuplicate, likelyDuplicateElsewhere } from '@zhike/core/customers/problems'
import type { DuplicateQuestion } from '@zhike/core/duplicates/question'
import { evidenceText, holderText, likelyText } from '@zhike/core/duplicates/words'
import { findLikeness, type Likeness } from '../duplicates/find-likeness.ts'
import { may, type Context } from '../platform/context/context.ts'
import { readSetting } from '../settings/read-setting.ts'

interface Saved {
  after: DuplicateQuestion
  /** As it stood: what was likely then already is not said again. */
  before: DuplicateQuestion | null
  customerId: string | null
  /** Whoever saves knows. */
  isKnown: boolean
}

const mostNamed = 5

/**
 * Refuses to save what is likely there already, until whoever saves says that they know. Of customers outside the data
 * scope no more is said than who holds them; nothing at all to whoever may not check. Answers how many were known of.
 */
export async function refuseLikelyDuplicates(ctx: Context, saved: Saved): Promise<number> {
  const rules = await readSetting(ctx, 'duplicates.rules')
  const found = await findLikeness(ctx, saved.after, rules, saved.customerId)
  const isTold = (one: Likeness) => one.isVisible || may(ctx, 'customer.check-duplicate')
  let likely = found.filter((one) => one.score >= rules.listFrom && isTold(one))
  if (likely.length > 0 && saved.before) {
    const former = await findLikeness(ctx, saved.before, rules, saved.customerId)
    const scores = new Map(former.map((one) => [one.customerId, one.score]))
    likely = likely.filter((one) => one.score > (scores.get(one.customerId) ?? 0))
  }
  const [first] = likely
  if (!first || saved.isKnown) return likely.length
  const details = likely.slice(0, mostNamed).map((one, place) => ({
    path: `/duplicates/${place}`,
    code: 'duplicate.likely',
    message: likelyText({ ...one, name: one.isVisible ? one.name : null }, ctx.locale),
    value: one.isVisible ? one.customerId : null,
  }))
  const params = { ...wordsOf(ctx, first), count: likely.length }
  throw first.isVisible
    ? likelyDuplicate({ ...params, customerId: first.customerId }, details)
    : likelyDuplicateElsewhere(params, details)
}

function wordsOf(ctx: Context, { name, score, evidence, isVisible, holder }: Likeness) {
  const why = evidenceText(evidence, ctx.locale)
  if (isVisible) return { name, score, why }
  return { score, why, holder: holderText(holder) }
}

const telling = ['kind', 'name', 'shortName', 'creditCode', 'phone', 'email'] as const

/** What of a customer's facts says who it is. */
export function questionOf(facts: CustomerFacts, contacts: DuplicateQuestion['contacts']): DuplicateQuestion {
  const { name, shortName, creditCode, phone, email } = facts
  const kind = facts.kind === 'individual' ? 'individual' : 'organisation'
  return { kind, name, shortName, creditCode, phone, email, contacts }
}

export function tellsAnew(fields: readonly string[]): boolean {
  return telling.some((field) => fields.includes(field))
}
