export interface ReceivedEvent {
  event: string
  id: string | undefined
  data: unknown
}

export interface EventLog {
  events: ReceivedEvent[]
  /** Comments: what keeps the connection alive. */
  comments: number
  /** Resolves when the server has ended the stream. */
  ended: Promise<void>
}

export interface EventReader extends EventLog {
  status: number
  headers: Headers
  close(): void
}

/** Reads server-sent events as they come, as a browser's EventSource does. */
export async function readEvents(url: string, headers: Record<string, string>): Promise<EventReader> {
  const abort = new AbortController()
  const answer = await fetch(url, { headers, signal: abort.signal })
  const log = readEventsOf(answer.body ?? [], abort.signal)
  return Object.assign(log, { status: answer.status, headers: answer.headers, close: () => abort.abort() })
}

export function readEventsOf(
  body: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  signal = new AbortController().signal,
): EventLog {
  const log: EventLog = { events: [], comments: 0, ended: Promise.resolve() }
  log.ended = consume(body, log, signal)
  return log
}

async function consume(
  body: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  log: EventLog,
  signal: AbortSignal,
): Promise<void> {
  let text = ''
  const decoder = new TextDecoder()
  try {
    for await (const part of body) {
      text += decoder.decode(part, { stream: true })
      for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
        take(text.slice(0, end), log)
        text = text.slice(end + 2)
      }
    }
  } catch (error) {
    if (!signal.aborted) throw error
  }
}

function take(block: string, log: EventLog): void {
  const field = (name: string) => block.match(new RegExp(`^${name}: (.*)$`, 'm'))?.[1]
  if (block.startsWith(':')) log.comments++
  const event = field('event')
  if (event !== undefined) log.events.push({ event, id: field('id'), data: JSON.parse(field('data') ?? 'null') })
}
