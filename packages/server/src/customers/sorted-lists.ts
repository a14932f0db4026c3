import type { Context, Services } from '../platform/context/context.ts'
import { latestWrite } from '../platform/context/latest-write.ts'

export interface SortedRow {
  id: string
  keys: (string | null)[]
}

export interface SortedList {
  rows: SortedRow[]
  /** Place of each id, for going on after a cursor. */
  places: Map<string, number>
}

interface KeptList {
  list: Promise<SortedList>
  begun: number
  length: number
}

/** Others may have changed something meanwhile: nothing is older than this. */
const keptMs = 5000
const mostRows = 200_000

const kept = new WeakMap<Services, Map<string, KeptList>>()

/**
 * Ids in the order of a list, found once and kept for a few seconds, or until whoever asks changes something: paging
 * through a filtered list of thousands sorts it once instead of once a page. Which rows are shown, and what they say, is
 * read anew each time, inside the scope (docs/decisions/0012).
 */
export async function sortedList(ctx: Context, key: string, read: () => Promise<SortedRow[]>): Promise<SortedList> {
  const lists = kept.get(ctx.services) ?? new Map<string, KeptList>()
  kept.set(ctx.services, lists)
  const known = lists.get(key)
  if (known && performance.now() - known.begun < keptMs && known.begun > latestWrite(ctx)) return known.list
  const begun = performance.now()
  const reading = read().then((rows) => ({ rows, places: new Map(rows.map((row, place) => [row.id, place])) }))
  const entry: KeptList = { list: reading, begun, length: 0 }
  // Whoever asks for the same meanwhile waits for the same reading.
  lists.set(key, entry)
  try {
    const list = await reading
    entry.length = list.rows.length
    makeRoom(lists)
    return list
  } catch (error) {
    if (lists.get(key) === entry) lists.delete(key)
    throw error
  }
}

/** What is old goes; when that is not enough, everything. */
function makeRoom(lists: Map<string, KeptList>): void {
  let held = 0
  for (const [key, list] of lists) {
    if (performance.now() - list.begun >= keptMs) lists.delete(key)
    else held += list.length
  }
  if (held > mostRows) lists.clear()
}
