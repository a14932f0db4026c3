/** Repeatable: the same seed gives the same world. */
export interface Random {
  int(from: number, to: number): number
  chance(share: number): boolean
  pick<T>(from: readonly T[]): T
  several<T>(from: readonly T[], share: number): T[]
  digits(count: number): string
}

export function seededRandom(seed: number): Random {
  let state = seed >>> 0
  // mulberry32
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const int = (from: number, to: number) => from + Math.floor(next() * (to - from + 1))
  const pick = <T>(from: readonly T[]): T => {
    const found = from[int(0, from.length - 1)]
    if (found === undefined) throw new Error('nothing to pick from')
    return found
  }
  return {
    int,
    pick,
    chance: (share) => next() < share,
    several: (from, share) => from.filter(() => next() < share),
    digits: (count) => Array.from({ length: count }, () => int(0, 9)).join(''),
  }
}
