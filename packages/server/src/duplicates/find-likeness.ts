import { evidenceBits, evidenceOf, scoreOf, wordedEvidence, type Evidence } from '@zhike/core/duplicates/evidence'
import { evidenceBetween } from '@zhike/core/duplicates/evidence-between'
import { domainsOfQuestion, keysOfQuestion, type DuplicateQuestion } from '@zhike/core/duplicates/question'
import type { DuplicateRules } from '@zhike/core/duplicates/rules'
import { tidyCreditCode } from '@zhike/core/customers/credit-code'
import { areHolding, visibleHolders } from '../platform/access/visible-holders.ts'
import type { Context } from '../platform/context/context.ts'
import { selectLikeness } from './likeness-queries.ts'

export interface Likeness {
  customerId: string
  name: string
  score: number
  /** What counts, strongest first. */
  evidence: Evidence[]
  /** What agrees, too, but does so for so many that it says nothing. */
  common: Evidence[]
  isVisible: boolean
  holder: { kind: 'person' | 'pool'; name: string; departmentName: string | null }
}

/**
 * Customers like the one asked for, by the weighted rules, most certain first: as a scan of everything would score
 * them. Those outside the data scope are among them; whoever answers tells no more of them than who holds them.
 */
export async function findLikeness(
  ctx: Context,
  question: DuplicateQuestion,
  rules: DuplicateRules,
  of: string | null,
): Promise<Likeness[]> {
  const keys = keysOfQuestion(question)
  if (keys.length === 0) return []
  const { weights, listFrom, mostSharing } = rules
  const domains = domainsOfQuestion(question)
  const findsByDomain = weights.domain >= listFrom
  const rows = await selectLikeness(ctx, keys, domains, { of, mostSharing, findsByDomain })
  const holders = await visibleHolders(ctx, 'customer.read')
  const asked = {
    kind: question.kind ?? null,
    creditCode: question.creditCode ? tidyCreditCode(question.creditCode) : null,
  }
  return rows
    .map((row): Likeness => {
      const shared = evidenceOf(row.shared | (row.sharesDomain ? evidenceBits.domain : 0))
      const evidence = evidenceBetween(shared, asked, row)
      return {
        customerId: row.customerId,
        name: row.name,
        score: scoreOf(evidence, weights),
        evidence: wordedEvidence(evidence),
        common: wordedEvidence(evidenceOf(row.common & ~row.shared)),
        isVisible: areHolding(holders, row.personId, row.customerId),
        holder: row.personId
          ? { kind: 'person', name: row.personName ?? '', departmentName: row.departmentName }
          : { kind: 'pool', name: row.poolName ?? '', departmentName: null },
      }
    })
    .filter(({ evidence, common }) => evidence.length > 0 || common.length > 0)
    .sort(
      (a, b) => b.score - a.score || b.evidence.length - a.evidence.length || (a.customerId < b.customerId ? -1 : 1),
    )
}
