import type { FactRecord, TenureReason } from '@zhike/core/ownership/schema'
import type { FallbackCode } from '@zhike/core/ownership/reasons'

/** What a tenure remembers of a decision by rule, beside what the caller said. */
export function reasonOfDecision(
  decision: { facts: FactRecord; fallback: FallbackCode | null },
  reason: TenureReason = {},
): TenureReason {
  return {
    ...reason,
    ...(Object.keys(decision.facts).length > 0 ? { facts: decision.facts } : {}),
    ...(decision.fallback ? { fallback: decision.fallback } : {}),
  }
}
