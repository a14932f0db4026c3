import type { FastifyInstance, FastifyRequest } from 'fastify'
import { bodyTooSlow } from '@zhike/core/kernel/problems'

/** A body of at most a megabyte arrives in this time, or nobody waits for it. */
const mostSeconds = 30

/**
 * Ends requests whose body trickles in. Uploads are large and may come over slow lines: they have the server's own limit
 * for a whole request.
 */
export function installBodyTimeout(app: FastifyInstance, seconds = mostSeconds): void {
  app.addHook('preParsing', (request, reply, payload, done) => {
    if (hasSmallBody(request)) {
      const timer = setTimeout(() => {
        // Not destroyed: the refusal has still to be sent. Where nobody reads the body, nobody waits for it either.
        if (payload.listenerCount('error') === 0) return
        reply.header('connection', 'close')
        payload.emit('error', bodyTooSlow({ seconds }))
      }, seconds * 1000)
      payload.once('end', () => clearTimeout(timer))
      payload.once('close', () => clearTimeout(timer))
    }
    done(null, payload)
  })
}

function hasSmallBody({ headers }: FastifyRequest): boolean {
  if (headers['content-type']?.startsWith('multipart/')) return false
  return Number(headers['content-length'] ?? 0) > 0 || headers['transfer-encoding'] !== undefined
}
