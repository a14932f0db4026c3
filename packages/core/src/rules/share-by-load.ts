export interface Member {
  held: number
  /** null = no limit. */
  capacity: number | null
}

/**
 * Shares `count` customers among members, each time to the one with the lowest load (held ÷ capacity) who has room;
 * equal loads go to the one named first, so name the least recently assigned first. A member without a limit weighs as
 * much as the largest limit among the others. Answers how many each gets; together fewer than `count` when all are full.
 *
 * Computed by filling up to a common level and dealing out the rest, so a million customers cost no more than a hundred.
 */
export function shareByLoad(members: readonly Member[], count: number): number[] {
  const largest = Math.max(1, ...members.map((member) => member.capacity ?? 0))
  const isLimited = members.some((member) => (member.capacity ?? 0) > 0)
  const weights = members.map((member) => member.capacity ?? (isLimited ? largest : 1))
  const rooms = members.map((member) =>
    member.capacity === null ? Number.MAX_SAFE_INTEGER : Math.max(0, member.capacity - member.held),
  )
  const takenBelow = (level: number, spare: number) =>
    members.map((member, i) =>
      Math.max(0, Math.min(rooms[i] ?? 0, Math.ceil(level * (weights[i] ?? 1)) - spare - member.held)),
    )
  let low = 0
  let high = Math.max(0, ...members.map((member, i) => (member.held + count + 1) / Math.max(1, weights[i] ?? 1)))
  for (let round = 0; round < 64; round++) {
    const level = (low + high) / 2
    if (sum(takenBelow(level, 0)) <= count) low = level
    else high = level
  }
  // One less than the level allows: rounding can then never give a unit that the dealing below would not.
  const shares = takenBelow(low, 1)
  for (let rest = count - sum(shares); rest > 0; rest--) {
    const next = leastLoaded(members, weights, rooms, shares)
    if (next < 0) break
    shares[next] = (shares[next] ?? 0) + 1
  }
  return shares
}

function leastLoaded(members: readonly Member[], weights: number[], rooms: number[], shares: number[]): number {
  let best = -1
  let bestHeld = 0
  let bestWeight = 1
  for (const [i, member] of members.entries()) {
    const share = shares[i] ?? 0
    const weight = weights[i] ?? 1
    if (share >= (rooms[i] ?? 0)) continue
    const held = member.held + share
    // held / weight < bestHeld / bestWeight, without division
    if (best < 0 || held * bestWeight < bestHeld * weight) {
      best = i
      bestHeld = held
      bestWeight = weight
    }
  }
  return best
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0)
}

/**
 * In which order members receive their shares, so that each gets a fair mix of the best customers: every member's
 * units are spread evenly over the whole line. Answers member indexes, one per unit.
 */
export function dealOrder(shares: readonly number[]): number[] {
  const slots = shares.flatMap((share, member) =>
    Array.from({ length: share }, (_, unit) => ({ member, at: (unit + 0.5) / share })),
  )
  return slots.sort((a, b) => a.at - b.at || a.member - b.member).map((slot) => slot.member)
}
