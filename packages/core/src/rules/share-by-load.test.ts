import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dealOrder, shareByLoad, type Member } from './share-by-load.ts'

/** The meaning, word by word: one after the other, each to the lowest load that has room. */
function oneByOne(members: readonly Member[], count: number): number[] {
  const limits = members.flatMap((member) => (member.capacity ? [member.capacity] : []))
  const largest = limits.length > 0 ? Math.max(...limits) : 1
  const shares = members.map(() => 0)
  for (let given = 0; given < count; given++) {
    let best = -1
    for (const [i, member] of members.entries()) {
      const held = member.held + shares[i]!
      if (member.capacity !== null && held >= member.capacity) continue
      const bestLoad =
        best < 0 ? Infinity : (members[best]!.held + shares[best]!) / (members[best]!.capacity ?? largest)
      if (held / (member.capacity ?? largest) < bestLoad) best = i
    }
    if (best < 0) break
    shares[best]!++
  }
  return shares
}

const member = fc.record({
  held: fc.integer({ min: 0, max: 60 }),
  capacity: fc.option(fc.integer({ min: 0, max: 80 }), { nil: null }),
})

describe('shareByLoad', () => {
  it('gives what dealing one by one to the lowest load would give', () => {
    fc.assert(
      fc.property(fc.array(member, { maxLength: 12 }), fc.integer({ min: 0, max: 300 }), (members, count) => {
        expect(shareByLoad(members, count)).toEqual(oneByOne(members, count))
      }),
      { numRuns: 500 },
    )
  })

  it('never exceeds a limit and leaves nothing over while somebody has room', () => {
    fc.assert(
      fc.property(
        fc.array(member, { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 0, max: 900 }),
        (members, count) => {
          const shares = shareByLoad(members, count)
          const over = members.filter(
            (one, i) => one.capacity !== null && shares[i]! > 0 && one.held + shares[i]! > one.capacity,
          )
          expect(over).toEqual([])
          const left = count - shares.reduce((a, b) => a + b, 0)
          const hasRoom = members.some((one, i) => one.capacity === null || one.held + shares[i]! < one.capacity)
          expect(left === 0 || !hasRoom).toBe(true)
        },
      ),
    )
  })

  it('shares by capacity: 300 among limits of 100, 200 and 300 from nothing are 50, 100 and 150', () => {
    const members = [100, 200, 300].map((capacity) => ({ held: 0, capacity }))
    expect(shareByLoad(members, 300)).toEqual([50, 100, 150])
  })

  it('fills up the one who holds least first', () => {
    expect(
      shareByLoad(
        [
          { held: 50, capacity: 100 },
          { held: 10, capacity: 100 },
        ],
        20,
      ),
    ).toEqual([0, 20])
  })

  it('shares a million among a thousand at once', () => {
    const members = Array.from({ length: 1000 }, (_, i) => ({ held: i, capacity: i % 3 === 0 ? null : 5000 + i }))
    const started = performance.now()
    const shares = shareByLoad(members, 1_000_000)
    expect(shares.reduce((a, b) => a + b, 0)).toBe(1_000_000)
    expect(performance.now() - started).toBeLessThan(500)
  })

  it('gives nobody anything when all are full', () => {
    expect(shareByLoad([{ held: 3, capacity: 3 }], 5)).toEqual([0])
    expect(shareByLoad([], 5)).toEqual([])
  })
})

describe('dealOrder', () => {
  it('spreads every member evenly over the line, so that nobody gets all the best', () => {
    expect(dealOrder([2, 4])).toEqual([1, 0, 1, 1, 0, 1])
    expect(dealOrder([3, 3])).toEqual([0, 1, 0, 1, 0, 1])
  })
})
