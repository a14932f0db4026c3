import { PassThrough, type Readable } from 'node:stream'
import type { LiveEndReason } from '@zhike/core/live/schema'

/** Whoever does not read their stream is let go before it fills the memory. */
const mostUnreadBytes = 256 * 1024
/** How long a browser waits before it connects again. */
const retryMs = 3000

export interface EventStream {
  readonly content: Readable
  /** An event; `id` is what the client may come back with. */
  send(event: string, data: unknown, id?: string): void
  /** Keeps proxies from closing a silent connection, and shows us a dead one. */
  beat(): void
  end(reason: LiveEndReason): void
  /** Ends without a word: the time that was asked for is over. */
  close(): void
}

/** Server-sent events (HTML standard, 9.2) as a stream to answer with. */
export function createEventStream(): EventStream {
  const content = new PassThrough()
  const write = (text: string) => {
    if (content.writableEnded || content.destroyed) return
    content.write(text)
    if (content.writableLength + content.readableLength > mostUnreadBytes) content.destroy()
  }
  write(`retry: ${retryMs}\n\n`)
  return {
    content,
    send(event, data, id) {
      write(`${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
    },
    beat() {
      write(': beat\n\n')
    },
    end(reason) {
      write(`event: end\ndata: ${JSON.stringify({ reason })}\n\n`)
      content.end()
    },
    close() {
      content.end()
    },
  }
}
