import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { streamEvents } from '@zhike/core/live/api'
import type { LiveChange, LiveEndReason } from '@zhike/core/live/schema'
import { routeUrl } from '../api-client.ts'
import { seenPerson } from '../session/see-as.ts'
import { sessionQuery } from '../session/session-query.ts'
import { createCalmInvalidation } from './invalidate-calmly.ts'
import { keysOfChange } from './keys-of-change.ts'
import { setLive } from './live-state.ts'

/** Without a stream, what is on the screen is asked for again this often. */
const pollMs = 60_000
/** A tab in the background lets its stream go: browsers allow only six connections to a server without HTTP/2. */
const hiddenMs = 30_000

/** Keeps what is on the screen true while others work: by the live stream, else by asking once a minute. */
export function useLive(): void {
  const client = useQueryClient()
  useEffect(() => {
    const calm = createCalmInvalidation(client)
    let source: EventSource | undefined
    let lastEventId: string | undefined
    let retry: number | undefined
    let hiding: number | undefined

    function connect(): void {
      window.clearTimeout(retry)
      if (source || document.visibilityState === 'hidden') return
      source = new EventSource(routeUrl(streamEvents, { query: { lastEventId, seeAs: seenPerson()?.id } }))
      source.addEventListener('open', () => setLive(true))
      source.addEventListener('hello', (event: MessageEvent<string>) => (lastEventId = event.lastEventId))
      source.addEventListener('change', (event: MessageEvent<string>) => {
        lastEventId = event.lastEventId
        calm.invalidate(keysOfChange(JSON.parse(event.data) as LiveChange))
      })
      source.addEventListener('end', (event: MessageEvent<string>) => {
        const { reason } = JSON.parse(event.data) as { reason: LiveEndReason }
        if (reason === 'signed-out') void client.invalidateQueries({ queryKey: sessionQuery.queryKey })
      })
      source.addEventListener('error', () => {
        setLive(false)
        // The browser connects again by itself, except after a refusal.
        if (source?.readyState !== EventSource.CLOSED) return
        disconnect()
        retry = window.setTimeout(connect, pollMs / 2)
      })
    }

    function disconnect(): void {
      source?.close()
      source = undefined
      setLive(false)
    }

    function onVisibility(): void {
      window.clearTimeout(hiding)
      if (document.visibilityState === 'hidden') hiding = window.setTimeout(disconnect, hiddenMs)
      else connect()
    }

    const polling = window.setInterval(() => {
      if (source?.readyState === EventSource.OPEN || document.visibilityState === 'hidden') return
      calm.invalidate(
        keysOfChange({ topics: ['customers', 'today', 'pools', 'imports'], customerIds: [], importIds: [] }),
      )
    }, pollMs)
    document.addEventListener('visibilitychange', onVisibility)
    connect()
    return () => {
      document.removeEventListener('visibilitychange', onVisibility)
      for (const timer of [retry, hiding]) window.clearTimeout(timer)
      window.clearInterval(polling)
      calm.stop()
      disconnect()
    }
  }, [client])
}
