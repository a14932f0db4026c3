import { useState } from 'react'

// The way through a list that pages by key: the cursors of the pages behind us, so that 上一页 can lead back.
// Kept per list for the life of the tab; the address holds only where we are.

const trails = new Map<string, readonly (string | undefined)[]>()

interface CursorTrail {
  /** 1 for the first page; undefined when the page was reached by a link and nobody knows its number. */
  page: number | undefined
  /** The cursor of the next page becomes the address. */
  next: (cursor: string) => string
  /** Where 上一页 leads: undefined in an object = the first page; absent = there is none. */
  previous: (() => string | undefined) | undefined
}

/** `listKey` names filter and sort; `after` is the cursor in the address. */
export function useCursorTrail(listKey: string, after: string | undefined): CursorTrail {
  const [, redraw] = useState(0)
  const trail = trails.get(listKey) ?? [undefined]
  const at = trail.indexOf(after)
  return {
    page: at === -1 ? undefined : at + 1,
    next: (cursor) => {
      const behind = at === -1 ? [undefined, after] : trail.slice(0, at + 1)
      trails.set(listKey, [...behind, cursor])
      redraw((count) => count + 1)
      return cursor
    },
    previous: after === undefined ? undefined : () => (at > 0 ? trail[at - 1] : undefined),
  }
}
