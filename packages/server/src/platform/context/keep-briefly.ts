import type { Context, Services } from './context.ts'
import { latestWrite } from './latest-write.ts'

interface Kept<T> {
  value: Promise<T>
  begun: number
  size: number
}

/** Others may have changed something meanwhile: nothing is older than this. */
const keptMs = 5000

/**
 * A memory of a few seconds for what is dear to find and asked for again at once: kept until it is five seconds old, or
 * until whoever asks changes something through this process. Whoever asks for the same meanwhile waits for the same
 * reading. What is kept decides what is looked at, never what is shown: that is read anew inside the scope
 * (docs/decisions/0012). Of all together at most `mostHeld` by `sizeOf` stays, the oldest goes first.
 */
export function keepBriefly<T>(mostHeld: number, sizeOf: (value: T) => number) {
  const memories = new WeakMap<Services, Map<string, Kept<T>>>()
  return async (ctx: Context, key: string, read: () => Promise<T>): Promise<T> => {
    const memory = memories.get(ctx.services) ?? new Map<string, Kept<T>>()
    memories.set(ctx.services, memory)
    const begun = performance.now()
    const known = memory.get(key)
    if (known && begun - known.begun < keptMs && known.begun > latestWrite(ctx)) return known.value
    const entry: Kept<T> = { value: read(), begun, size: 0 }
    memory.delete(key)
    memory.set(key, entry)
    try {
      const value = await entry.value
      entry.size = sizeOf(value)
      makeRoom(memory, begun, mostHeld)
      return value
    } catch (error) {
      if (memory.get(key) === entry) memory.delete(key)
      throw error
    }
  }
}

/** A memory holds its entries oldest first. */
function makeRoom<T>(memory: Map<string, Kept<T>>, now: number, mostHeld: number): void {
  let held = 0
  for (const { size } of memory.values()) held += size
  for (const [key, entry] of memory) {
    if (now - entry.begun < keptMs && held <= mostHeld) return
    held -= entry.size
    memory.delete(key)
  }
}
