import type { FastifyInstance } from 'fastify'
import { invalidInput } from '@zhike/core/kernel/problems'

/** Written as escapes, the only way such text comes through JSON: a NUL, or half a character. */
const mayBreak = /\\u(?:0000|[dD][89a-fA-F])/

/**
 * Bodies of JSON. Many clients announce JSON on every request, also where there is nothing to send (DELETE, a POST
 * without body). Text that PostgreSQL cannot store is refused here, for every field at once: in jsonb it would fail in the
 * middle of the work, and half a character elsewhere would silently become another one.
 */
export function acceptJson(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error')
  app.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') return done(null, undefined)
    parse(request, body, (error, value: unknown) => {
      const path = error === null && mayBreak.test(body) ? unstorablePath(value) : null
      if (path === null) done(error, value)
      else done(invalidInput({ count: 1 }, [{ path, code: 'text.unstorable' }]))
    })
  })
}

/** Where the first such text stands, as a JSON pointer; without recursion, however deep somebody nests. */
export function unstorablePath(value: unknown): string | null {
  const waiting: { value: unknown; path: string }[] = [{ value, path: '' }]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value, path } = next
    if (typeof value === 'string' && isUnstorable(value)) return path
    if (typeof value !== 'object' || value === null) continue
    for (const [key, inner] of Object.entries(value)) {
      if (isUnstorable(key)) return path
      waiting.push({ value: inner, path: `${path}/${key.slice(0, 100)}` })
    }
  }
  return null
}

function isUnstorable(text: string): boolean {
  return text.includes('\0') || !text.isWellFormed()
}
