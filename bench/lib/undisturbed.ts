import { setTimeout as delay } from 'node:timers/promises'
import { watchHost } from './host-share.ts'
import { say } from './progress.ts'

/** More than this share taken by the host disturbs a measurement. */
export const disturbing = 0.02
const pausesMs = [2000, 10_000, 30_000]
/** A host that is busy all day is not waited for all day. */
let patienceMs = 15 * 60_000

let sinceReport = watchHost()
let kept: number[] = []

/**
 * Measures again, at most three times, while the host takes processors away, and answers what was measured with the
 * least taken. What was taken then is told with the figure (takenSinceReport).
 */
export async function undisturbed<T>(measure: () => Promise<T>): Promise<T> {
  const measureOnce = async () => {
    const taken = watchHost()
    const value = await measure()
    return { value, taken: taken() }
  }
  let best = await measureOnce()
  for (const pauseMs of pausesMs) {
    if (best.taken <= disturbing || patienceMs <= 0) break
    say(`the host took ${Math.round(best.taken * 100)} % of the processors: once more`)
    const begun = performance.now()
    await delay(pauseMs)
    const next = await measureOnce()
    patienceMs -= performance.now() - begun
    if (next.taken < best.taken) best = next
  }
  kept.push(best.taken)
  return best.value
}

/** The largest share taken of what is about to be reported; of what was measured otherwise, since the last report. */
export function takenSinceReport(): number {
  const taken = kept.length > 0 ? Math.max(...kept) : sinceReport()
  kept = []
  sinceReport = watchHost()
  return taken
}
