import { expect, it } from 'vitest'
import { shareReadings } from './share-readings.ts'

/** A store that is read slowly: a reading sees what was stored when it began. */
function slowStore() {
  const store = { value: 0, readings: 0 }
  const read = async () => {
    const seen = store.value
    store.readings++
    await new Promise((resolve) => setTimeout(resolve, 5))
    return seen
  }
  return { store, read }
}

it('reads once for all who ask meanwhile, and never shows less than was stored when one asked', async () => {
  const share = shareReadings<number>()
  const { store, read } = slowStore()
  const owner = {}
  const asked: { least: number; answer: Promise<number> }[] = []
  for (let i = 0; i < 40; i++) {
    store.value = i
    asked.push({ least: i, answer: share(owner, 'list', read) })
    if (i % 3 === 0) await new Promise((resolve) => setTimeout(resolve, 1))
  }
  for (const { least, answer } of asked) expect(await answer).toBeGreaterThanOrEqual(least)
  expect(store.readings).toBeLessThan(20)
  expect(store.readings).toBeGreaterThan(1)
  store.value = 99
  expect(await share(owner, 'list', read)).toBe(99)
})

it('keeps keys and owners apart', async () => {
  const share = shareReadings<number>()
  const { store, read } = slowStore()
  const [one, two] = [{}, {}]
  await Promise.all([share(one, 'a', read), share(one, 'b', read), share(two, 'a', read)])
  expect(store.readings).toBe(3)
})

it('passes a failure on to those who shared it, and to nobody after them', async () => {
  const share = shareReadings<number>()
  const owner = {}
  let count = 0
  const failing = async () => {
    await new Promise((resolve) => setTimeout(resolve, 2))
    if (++count < 3) throw new Error(`reading ${count}`)
    return count
  }
  const first = share(owner, 'list', failing)
  const [second, third] = [share(owner, 'list', failing), share(owner, 'list', failing)]
  const said = (await Promise.allSettled([first, second, third])).map((one) => 'reason' in one && String(one.reason))
  expect(said).toEqual(['Error: reading 1', 'Error: reading 2', 'Error: reading 2'])
  expect(await share(owner, 'list', failing)).toBe(3)
})
