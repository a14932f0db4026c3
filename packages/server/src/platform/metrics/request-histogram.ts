import type { Labels, Metric, Sample } from './exposition.ts'

/** Seconds; a page of a list takes milliseconds, an export minutes. */
const bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 60]

interface Series {
  labels: Labels
  buckets: number[]
  count: number
  sum: number
}

export interface RequestHistogram {
  observe(labels: Labels, seconds: number): void
  metric(name: string, help: string): Metric
}

/** How long answers took. Labels come from the route table, never from what somebody typed: their number is bounded. */
export function createHistogram(): RequestHistogram {
  const series = new Map<string, Series>()
  return {
    observe(labels, seconds) {
      const key = Object.values(labels).join(' ')
      const known = series.get(key) ?? { labels, buckets: bounds.map(() => 0), count: 0, sum: 0 }
      series.set(key, known)
      const bucket = bounds.findIndex((bound) => seconds <= bound)
      if (bucket >= 0) known.buckets[bucket] = (known.buckets[bucket] ?? 0) + 1
      known.count++
      known.sum += seconds
    },
    metric(name, help) {
      return { name, help, type: 'histogram', samples: [...series.values()].flatMap(samplesOf) }
    },
  }
}

function samplesOf({ labels, buckets, count, sum }: Series): Sample[] {
  let below = 0
  const bucketSamples = bounds.map((bound, index): Sample => {
    below += buckets[index] ?? 0
    return { suffix: '_bucket', labels: { ...labels, le: bound }, value: below }
  })
  return [
    ...bucketSamples,
    { suffix: '_bucket', labels: { ...labels, le: '+Inf' }, value: count },
    { suffix: '_sum', labels, value: Number(sum.toFixed(6)) },
    { suffix: '_count', labels, value: count },
  ]
}
