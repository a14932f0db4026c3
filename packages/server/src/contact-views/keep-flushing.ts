import type { Services } from '../platform/context/context.ts'
import { systemContext } from '../platform/context/system-context.ts'
import { flushContactViews } from './flush-contact-views.ts'

const everyMs = 3000

/** Writes what was seen every few seconds until it is closed, and once more then. */
export function keepFlushing(services: Services): { close(): Promise<void> } {
  let running: Promise<void> = Promise.resolve()
  const flush = async () => {
    try {
      await flushContactViews(await systemContext(services, 'contact-views', 'job'))
    } catch (error) {
      services.log.error({ err: error }, 'contact views could not be written')
    }
  }
  let isBusy = false
  const timer = setInterval(() => {
    if (isBusy) return
    isBusy = true
    running = flush().finally(() => (isBusy = false))
  }, everyMs)
  timer.unref()
  return {
    async close() {
      clearInterval(timer)
      await running
      await flush()
    },
  }
}
