import { setTimeout as delay } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { createLane } from './reading-lane.ts'

it('lets so many run at once, in the order they came, and all of them in the end', async () => {
  const lane = createLane(2)
  const begun: number[] = []
  let running = 0
  let most = 0
  const results = await Promise.all(
    Array.from({ length: 9 }, (_, n) =>
      lane(async () => {
        begun.push(n)
        most = Math.max(most, ++running)
        await delay(2)
        running--
        return n * 2
      }),
    ),
  )
  expect(results).toEqual([0, 2, 4, 6, 8, 10, 12, 14, 16])
  expect(begun).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8])
  expect(most).toBe(2)
})

it('keeps nobody waiting behind what takes long', async () => {
  const lane = createLane(1)
  const { promise: slow, resolve: finishSlow } = Promise.withResolvers<string>()
  const first = lane(() => slow)
  expect(await lane(() => Promise.resolve('quick'))).toBe('quick')
  finishSlow('slow')
  expect(await first).toBe('slow')
  expect(await lane(() => Promise.resolve('after'))).toBe('after')
})

it('gives the place on when something fails', async () => {
  const lane = createLane(1)
  await expect(lane(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
  const [one, two] = await Promise.all([lane(() => Promise.resolve(1)), lane(() => Promise.resolve(2))])
  expect([one, two]).toEqual([1, 2])
})
