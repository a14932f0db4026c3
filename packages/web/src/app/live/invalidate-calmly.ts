import type { QueryClient } from '@tanstack/react-query'

/** A busy team must not make every page ask without pause. */
const restMs = 3000

/**
 * Marks answers as old: at once after a quiet while, else together at the end of a rest. What is on the screen is asked
 * for again, the rest when somebody looks.
 */
export function createCalmInvalidation(client: Pick<QueryClient, 'invalidateQueries'>) {
  const waiting = new Map<string, string[]>()
  let timer: number | undefined

  function flush(): void {
    timer = undefined
    if (waiting.size === 0) return
    const keys = waiting.has('') ? [[]] : [...waiting.values()]
    waiting.clear()
    for (const queryKey of keys) void client.invalidateQueries({ queryKey })
    timer = window.setTimeout(flush, restMs)
  }

  return {
    invalidate(keys: readonly string[][]): void {
      for (const key of keys) waiting.set(key.join('/'), key)
      if (timer === undefined) flush()
    },
    stop(): void {
      window.clearTimeout(timer)
      timer = undefined
      waiting.clear()
    },
  }
}
