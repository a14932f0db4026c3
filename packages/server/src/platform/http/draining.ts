import type { FastifyInstance } from 'fastify'

declare module 'fastify' {
  interface FastifyInstance {
    /** The server is about to stop: every answer asks its client to close the connection. */
    drain(): void
    readonly isDraining: boolean
  }
}

/**
 * Whoever holds an open connection would send the next request into a closing socket and see it fail. While draining,
 * requests are answered and their connections closed, so that the next one goes elsewhere, or is refused at once.
 */
export function installDraining(app: FastifyInstance): void {
  let isDraining = false
  app.decorate('drain', () => {
    isDraining = true
  })
  app.decorate('isDraining', { getter: () => isDraining })
  app.addHook('onSend', async (_request, reply) => {
    if (isDraining) reply.header('connection', 'close')
  })
}
