import { monitorEventLoopDelay } from 'node:perf_hooks'
import { gauge, type Metric } from './exposition.ts'

const delay = monitorEventLoopDelay({ resolution: 20 })
let isMeasuring = false

/** What the process itself uses. The first call begins to measure the event loop. */
export function processMetrics(): Metric[] {
  if (!isMeasuring) delay.enable()
  isMeasuring = true
  const { user, system } = process.cpuUsage()
  const { rss, heapUsed, heapTotal, external } = process.memoryUsage()
  const lag = [0.5, 0.99].map((share) => ({
    labels: { quantile: share },
    value: Math.max(0, Number(((delay.percentile(share * 100) - 20e6) / 1e9).toFixed(6))),
  }))
  delay.reset()
  return [
    {
      name: 'process_cpu_seconds_total',
      help: 'Processor time used, in seconds.',
      type: 'counter',
      samples: [{ value: (user + system) / 1e6 }],
    },
    gauge('process_start_time_seconds', 'When the process began.', Math.round(performance.timeOrigin / 1000)),
    gauge('process_resident_memory_bytes', 'Memory in use.', rss),
    gauge('nodejs_heap_used_bytes', 'Heap in use.', heapUsed),
    gauge('nodejs_heap_total_bytes', 'Heap reserved.', heapTotal),
    gauge('nodejs_external_bytes', 'Memory of buffers outside the heap.', external),
    {
      name: 'nodejs_eventloop_lag_seconds',
      help: 'How late timers were since the last reading.',
      type: 'gauge',
      samples: lag,
    },
  ]
}
