import type { LiveEndReason } from '@zhike/core/live/schema'
import { setTimeout as wait } from 'node:timers/promises'
import type { Context, Services } from '../platform/context/context.ts'
import { addEvent, noChanges, type Changes } from './changes.ts'
import type { EventStream } from './event-stream.ts'
import { selectEvents, selectLatestHolders, selectValidCredentials } from './queries.ts'
import { visibleChange } from './visible-change.ts'

export interface LiveReader {
  personId: string
  /** As whom they look; null = with their own eyes. */
  seenId: string | null
  /** The session or key that lets them in. */
  credential: { kind: 'session' | 'api-key'; id: string }
  stream: EventStream
  /** Who they are now, with what they may do now; null when they may not come in any more. */
  identify(): Promise<Context | null>
}

export interface LiveHub {
  readonly size: number
  countOf(personId: string): number
  add(reader: LiveReader): () => void
  /** `event:<id>` or `import:<id>`, as the database tells it. */
  hear(message: string): void
  /** Nobody knows what was missed. */
  loseTrack(): void
  endAll(reason: LiveEndReason): void
}

/** What happens at once is told at once; a flood is told in gulps. */
const gatherMs = 300
const pauseMs = 700
const checkMs = 2000
const beatMs = 20_000
const tellAtOnce = 4
const mostEvents = 1000

function createLiveHub(services: Services): LiveHub {
  const readers = new Set<LiveReader>()
  let heard = new Set<string>()
  let hasLostTrack = false
  let isTelling = false
  let checking: NodeJS.Timeout | undefined
  let beating: NodeJS.Timeout | undefined

  function remove(reader: LiveReader): void {
    readers.delete(reader)
    if (readers.size > 0) return
    clearInterval(checking)
    clearInterval(beating)
    checking = undefined
  }

  function end(reader: LiveReader, reason: LiveEndReason): void {
    remove(reader)
    reader.stream.end(reason)
  }

  /** Sessions end in many ways, also past this process: whoever is not let in any more is out within seconds. */
  async function check(): Promise<void> {
    const idsOf = (kind: LiveReader['credential']['kind']) => [
      ...new Set([...readers].filter((one) => one.credential.kind === kind).map((one) => one.credential.id)),
    ]
    const valid = await selectValidCredentials(services, idsOf('session'), idsOf('api-key'))
    for (const reader of readers) if (!valid.has(reader.credential.id)) end(reader, 'signed-out')
  }

  function wake(): void {
    if (isTelling || readers.size === 0) return
    isTelling = true
    void tellUntilQuiet().finally(() => (isTelling = false))
  }

  async function tellUntilQuiet(): Promise<void> {
    while (readers.size > 0 && (heard.size > 0 || hasLostTrack)) {
      await wait(gatherMs)
      try {
        await tellAll()
      } catch (error) {
        services.log.warn({ err: error }, 'live: what changed could not be told')
        hasLostTrack = true
      }
      await wait(pauseMs)
    }
  }

  async function tellAll(): Promise<void> {
    const messages = heard
    heard = new Set()
    const isLost = hasLostTrack
    hasLostTrack = false
    const { changes, lastId } = await changesOf(services, messages)
    changes.everything ||= isLost
    const holders = changes.customerIds.size > 0 ? await selectLatestHolders(services, [...changes.customerIds]) : []
    // Several tabs of one session see the same, unless one of them looks as somebody else.
    const groups = Map.groupBy(readers, ({ credential, seenId }) => `${credential.id} ${seenId ?? ''}`)
    const waiting = [...groups.values()]
    const tellNext = async (): Promise<void> => {
      for (let group = waiting.pop(); group; group = waiting.pop()) {
        const ctx = await group[0]?.identify()
        const change = ctx ? await visibleChange(ctx, changes, holders) : null
        for (const reader of group) {
          if (!ctx) end(reader, 'signed-out')
          else if (change) reader.stream.send('change', change, lastId)
        }
      }
    }
    await Promise.all(Array.from({ length: tellAtOnce }, tellNext))
  }

  return {
    get size() {
      return readers.size
    },
    countOf: (personId) => [...readers].filter((reader) => reader.personId === personId).length,
    add(reader) {
      readers.add(reader)
      checking ??= startChecking()
      return () => remove(reader)
    },
    hear(message) {
      if (readers.size === 0) return
      if (heard.size < mostEvents) heard.add(message)
      else hasLostTrack = true
      wake()
    },
    loseTrack() {
      hasLostTrack = readers.size > 0
      wake()
    },
    endAll(reason) {
      for (const reader of readers) end(reader, reason)
    },
  }

  function startChecking(): NodeJS.Timeout {
    beating = setInterval(() => {
      for (const { stream } of readers) stream.beat()
    }, beatMs)
    return setInterval(() => {
      check().catch((error: unknown) => services.log.warn({ err: error }, 'live: sessions could not be checked'))
    }, checkMs)
  }
}

async function changesOf(
  services: Services,
  messages: ReadonlySet<string>,
): Promise<{ changes: Changes; lastId: string | undefined }> {
  const changes = noChanges()
  const eventIds: string[] = []
  for (const message of messages) {
    const [kind, id = ''] = message.split(':')
    if (kind === 'event') eventIds.push(id)
    else if (kind === 'import') changes.importIds.add(id)
  }
  const events = eventIds.length > 0 ? await selectEvents(services, eventIds) : []
  for (const event of events) addEvent(changes, event.name, event.payload)
  return { changes, lastId: events.at(-1)?.id }
}

const hubs = new WeakMap<Services, LiveHub>()

/** The one of a process, made at the first use. */
export function liveHubOf(services: Services): LiveHub {
  const known = hubs.get(services)
  if (known) return known
  const hub = createLiveHub(services)
  hubs.set(services, hub)
  return hub
}
