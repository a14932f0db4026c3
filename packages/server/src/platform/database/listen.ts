import pg from 'pg'
import { clientConfig } from './client-config.ts'
import { newClient } from './new-client.ts'

export interface ListenHandlers {
  onMessage(payload: string): void
  /** Messages may have been missed: the connection was gone for a while. */
  onGap(): void
  onError(error: unknown): void
}

export interface Listening {
  close(): Promise<void>
}

const firstPauseMs = 500
const longestPauseMs = 10_000

/**
 * Hears NOTIFY on a connection of its own, which a pool could not keep. A connection that breaks is opened again, and
 * whoever listens is told that there was a gap. Resolves once it listens.
 */
export async function listen(url: string, channel: string, handlers: ListenHandlers): Promise<Listening> {
  let client: pg.Client | null = null
  let timer: NodeJS.Timeout | undefined
  let pauseMs = firstPauseMs
  let isClosed = false

  async function connect(): Promise<void> {
    const next = newClient({ ...clientConfig(url, 'zhike changes'), connectionTimeoutMillis: 15_000 })
    next.on('notification', ({ payload }) => handlers.onMessage(payload ?? ''))
    next.on('error', (error) => handlers.onError(error))
    next.on('end', () => {
      if (client === next) reconnectLater()
    })
    try {
      await next.connect()
      await next.query(`listen ${pg.escapeIdentifier(channel)}`)
    } catch (error) {
      await next.end().catch(handlers.onError)
      throw error
    }
    client = next
    pauseMs = firstPauseMs
    if (isClosed) await next.end()
  }

  function reconnectLater(): void {
    client = null
    if (isClosed) return
    timer = setTimeout(() => {
      connect().then(handlers.onGap, (error: unknown) => {
        handlers.onError(error)
        reconnectLater()
      })
    }, pauseMs)
    pauseMs = Math.min(pauseMs * 2, longestPauseMs)
  }

  await connect()
  return {
    async close() {
      isClosed = true
      clearTimeout(timer)
      await client?.end()
    },
  }
}
