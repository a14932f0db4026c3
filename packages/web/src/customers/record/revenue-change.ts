/** The change against the year before as a share; undefined where there is nothing to compare with. */
export function revenueChange(now: string, before: string): number | undefined {
  const base = Number(before)
  return base > 0 ? (Number(now) - base) / base : undefined
}
