export interface ReceivedEvent {
  event: string
  id: string | undefined
  data: unknown
}

export interface EventReader {
  status: number
  headers: Headers
  events: ReceivedEvent[]
  /** Comments: what keeps the connection alive. */
  comments: number
  /** Resolves when the server has ended the stream. */
  ended: Promise<void>
  close(): void
}

/** Reads server-sent events as they come, as a browser's EventSource does. */
export async function readEvents(url: string, headers: Record<string, string>): Promise<EventReader> {
  const abort = new AbortController()
  const answer = await fetch(url, { headers, signal: abort.signal })
  const reader: EventReader = {
    status: answer.status,
    headers: answer.headers,
    events: [],
    comments: 0,
    ended: Promise.resolve(),
    close: () => abort.abort(),
  }
  reader.ended = consume(answer, reader, abort.signal)
  return reader
}

async function consume(answer: Response, reader: EventReader, signal: AbortSignal): Promise<void> {
  let text = ''
  const decoder = new TextDecoder()
  try {
    for await (const part of answer.body ?? []) {
      text += decoder.decode(part, { stream: true })
      for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
        take(text.slice(0, end), reader)
        text = text.slice(end + 2)
      }
    }
  } catch (error) {
    if (!signal.aborted) throw error
  }
}

function take(block: string, reader: EventReader): void {
  const field = (name: string) => block.match(new RegExp(`^${name}: (.*)$`, 'm'))?.[1]
  if (block.startsWith(':')) reader.comments++
  const event = field('event')
  if (event !== undefined) reader.events.push({ event, id: field('id'), data: JSON.parse(field('data') ?? 'null') })
}
