import { availableParallelism } from 'node:os'

/** Nobody waits longer than this for a place: a few slow answers must not hold up the quick ones behind them. */
const mostWaitMs = 100

/**
 * Lets so many readings run at once; the others wait for a place, first come, first served. Many at once on few
 * processors push each other out of their caches: all become slower, and fewer are done in all.
 */
export function createLane(places: number) {
  const waiting = new Set<() => void>()
  let running = 0

  const enter = () =>
    new Promise<void>((resolve) => {
      const go = () => {
        clearTimeout(timer)
        waiting.delete(go)
        running++
        resolve()
      }
      const timer = setTimeout(go, mostWaitMs)
      waiting.add(go)
    })

  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (running >= places) await enter()
    else running++
    try {
      return await work()
    } finally {
      running--
      const [next] = waiting
      if (next && running < places) next()
    }
  }
}

/** One for the process: it is the processors that are few. */
export const inReadingLane = createLane(Math.max(4, 2 * availableParallelism()))
