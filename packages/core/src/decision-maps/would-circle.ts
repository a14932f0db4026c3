/** Whether somebody who reported to this boss would, by way of others, report to themselves. */
export function wouldCircle(bossOf: ReadonlyMap<string, string>, contactId: string, bossId: string): boolean {
  const seen = new Set<string>()
  for (let at: string | undefined = bossId; at !== undefined && !seen.has(at); at = bossOf.get(at)) {
    if (at === contactId) return true
    seen.add(at)
  }
  return false
}
