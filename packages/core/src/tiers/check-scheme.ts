import { toUnits } from '../kernel/money.ts'
import { amountsReversed, periodReversed, thresholdsReversed } from './problems.ts'
import type { TierScheme } from './schema.ts'

/** Refuses a scheme whose thresholds contradict each other; both modes are checked, so that switching is safe. */
export function checkScheme({ thresholds, amounts, period }: TierScheme): void {
  if (thresholds.a <= 0 || thresholds.b <= thresholds.a) throw thresholdsReversed(thresholds)
  if (toUnits(amounts.b) <= 0n || toUnits(amounts.a) <= toUnits(amounts.b)) throw amountsReversed(amounts)
  if (period.kind === 'range' && period.from > period.to) throw periodReversed({ from: period.from, to: period.to })
}
