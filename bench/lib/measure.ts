import { undisturbed } from './undisturbed.ts'

/** The value below which a share of the measurements lies. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((x, y) => x - y)
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}

/** Milliseconds of each of `count` runs, after a few that warm up. */
export async function timeEach(count: number, run: (index: number) => Promise<unknown>): Promise<number[]> {
  for (let i = 0; i < Math.min(20, count); i++) await run(i)
  let asked = 0
  return undisturbed(async () => {
    const times: number[] = []
    for (let i = 0; i < count; i++) {
      const started = performance.now()
      await run(asked++)
      times.push(performance.now() - started)
    }
    return times
  })
}

/** Seconds that one run takes. */
export async function timeOnce(run: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await run()
  return (performance.now() - started) / 1000
}

/** Runs per second of so many clients at once, each in a loop for a while. */
export async function throughput(
  clients: number,
  seconds: number,
  run: (client: number) => Promise<unknown>,
): Promise<number> {
  const warmUntil = performance.now() + 1000
  const loop = async (client: number, until: number) => {
    let done = 0
    while (performance.now() < until) {
      await run(client)
      done++
    }
    return done
  }
  const all = (until: number) => Promise.all(Array.from({ length: clients }, (_, client) => loop(client, until)))
  await all(warmUntil)
  return undisturbed(async () => {
    const started = performance.now()
    const done = (await all(started + seconds * 1000)).reduce((sum, count) => sum + count, 0)
    return done / ((performance.now() - started) / 1000)
  })
}
