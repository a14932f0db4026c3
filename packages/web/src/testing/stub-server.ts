import { vi } from 'vitest'

export interface SentRequest {
  method: string
  path: string
  body: unknown
  headers: Headers
}

type Answer = { status?: number; body?: unknown }
type Handler = Answer | ((request: SentRequest) => Answer)

/** Answers fetch by "METHOD /path" and remembers what was sent. A call nobody expected fails the test. */
export function stubServer(handlers: Record<string, Handler>): SentRequest[] {
  const sent: SentRequest[] = []
  vi.stubGlobal('fetch', async (input: string, init: RequestInit = {}) => {
    const method = init.method ?? 'GET'
    const path = input.split('?')[0] ?? ''
    const handler = handlers[`${method} ${path}`]
    if (!handler) throw new Error(`nobody expected ${method} ${input}`)
    const body = typeof init.body === 'string' ? (JSON.parse(init.body) as unknown) : init.body
    const request: SentRequest = { method, path: input, body, headers: new Headers(init.headers) }
    sent.push(request)
    const answer = typeof handler === 'function' ? handler(request) : handler
    const status = answer.status ?? 200
    return new Response(status === 204 ? null : JSON.stringify(answer.body ?? {}), {
      status,
      headers: { 'content-type': 'application/json' },
    })
  })
  return sent
}
