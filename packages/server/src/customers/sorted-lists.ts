import type { Context, Services } from '../platform/context/context.ts'
import { writeCount } from '../platform/context/write-count.ts'

export interface SortedRow {
  id: string
  keys: (string | null)[]
}

interface SortedList {
  rows: SortedRow[]
  /** Place of each id, for going on after a cursor. */
  places: Map<string, number>
  writes: number
  at: number
}

/** Another process (an import on the command line) may write too: nothing is older than this. */
const keptMs = 5000
const mostRows = 200_000

const kept = new WeakMap<Services, Map<string, SortedList>>()

/**
 * Ids in the order of a list, found once and kept for a few seconds, as long as this process writes nothing: whoever
 * pages through a filtered list of thousands has it sorted once instead of once a page. Which rows are shown, and what
 * they say, is read anew each time.
 */
export async function sortedList(
  ctx: Context,
  key: string,
  read: () => Promise<SortedRow[]>,
): Promise<Pick<SortedList, 'rows' | 'places'>> {
  const lists = kept.get(ctx.services) ?? new Map<string, SortedList>()
  kept.set(ctx.services, lists)
  const writes = writeCount(ctx.services)
  const known = lists.get(key)
  if (known && known.writes === writes && performance.now() - known.at < keptMs) return known
  const rows = await read()
  const list = { rows, places: new Map(rows.map((row, place) => [row.id, place])), writes, at: performance.now() }
  forget(lists, rows.length)
  lists.set(key, list)
  return list
}

/** Makes room: what is old first, then everything. */
function forget(lists: Map<string, SortedList>, coming: number): void {
  for (const [key, list] of lists) if (performance.now() - list.at >= keptMs) lists.delete(key)
  const held = [...lists.values()].reduce((sum, list) => sum + list.rows.length, 0)
  if (held + coming > mostRows) lists.clear()
}
