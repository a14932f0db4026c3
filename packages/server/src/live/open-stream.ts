import { newId } from '@zhike/core/kernel/ids'
import { noStreamsNow, tooManyStreams } from '@zhike/core/live/problems'
import { everythingChanged } from '@zhike/core/live/schema'
import type { Context } from '../platform/context/context.ts'
import { createEventStream, type EventStream } from './event-stream.ts'
import { liveHubOf, type LiveReader } from './live-hub.ts'
import { missedChanges } from './missed-changes.ts'
import { selectLatestHolders } from './queries.ts'
import { visibleChange } from './visible-change.ts'

const mostPerPerson = 12
const mostInAll = 5000
const comeBackSeconds = 30

export interface StreamRequest {
  credential: LiveReader['credential']
  identify: LiveReader['identify']
  /** What the reader saw last: a UUIDv7 of ours, or whatever they sent. */
  lastEventId: string | null
  /** End after so long; null holds the stream. */
  seconds: number | null
}

/** Opens a live stream: first what was missed, then what happens, until the session ends or the reader goes. */
export async function openStream(ctx: Context, request: StreamRequest): Promise<EventStream> {
  const hub = liveHubOf(ctx.services)
  // Whoever looks as somebody else has the streams.
  const personId = ctx.actor.seenBy?.id ?? ctx.actor.personId ?? ''
  const seenId = ctx.actor.seenBy ? ctx.actor.personId : null
  if (hub.size >= mostInAll) throw noStreamsNow({ limit: mostInAll, seconds: comeBackSeconds })
  if (hub.countOf(personId) >= mostPerPerson) throw tooManyStreams({ limit: mostPerPerson, seconds: comeBackSeconds })
  const stream = createEventStream()
  // Added before looking back, so that nothing falls between.
  const remove = hub.add({ personId, seenId, credential: request.credential, stream, identify: request.identify })
  stream.content.on('close', remove)
  try {
    // From here on a reader can come back to.
    stream.send('hello', {}, newId(ctx.services.clock().getTime()))
    if (request.lastEventId !== null) await tellMissed(ctx, stream, request.lastEventId)
  } catch (error) {
    remove()
    throw error
  }
  if (request.seconds === 0) stream.close()
  else if (request.seconds !== null) {
    const timer = setTimeout(() => stream.close(), request.seconds * 1000)
    stream.content.on('close', () => clearTimeout(timer))
  }
  return stream
}

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i

async function tellMissed(ctx: Context, stream: EventStream, lastEventId: string): Promise<void> {
  if (!uuid.test(lastEventId)) {
    stream.send('change', everythingChanged)
    return
  }
  const { changes, lastId } = await missedChanges(ctx.services, lastEventId)
  const { customerIds } = changes
  const holders = customerIds.size > 0 ? await selectLatestHolders(ctx.services, [...customerIds]) : []
  const change = await visibleChange(ctx, changes, holders)
  if (change) stream.send('change', change, lastId)
}
