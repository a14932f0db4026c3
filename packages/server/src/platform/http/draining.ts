import { setTimeout as wait } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'

declare module 'fastify' {
  interface FastifyInstance {
    /** Before close(): resolves when nobody is left whom closing would surprise. */
    drain(): Promise<void>
    readonly isDraining: boolean
  }
}

/** As long as a client that asks without pause needs to hear that its connection ends. */
const tellMs = 400
/** As long as requests on their way need to arrive. */
const holdMs = 200

/**
 * Whoever holds an open connection would send the next request into a closing socket and see it fail. So every answer
 * first asks its client to close the connection. Then answers are held until nobody listens any more: a client that
 * waits for one cannot meanwhile open a connection that the system would reset. The next request is refused at once, and
 * a proxy tries it elsewhere or again.
 */
export function installDraining(app: FastifyInstance): void {
  let isDraining = false
  let hold: Promise<void> | undefined
  app.decorate('isDraining', { getter: () => isDraining })
  app.decorate('drain', async () => {
    isDraining = true
    if (!app.server.listening) return
    await wait(tellMs)
    hold = untilDeaf(app)
    await wait(holdMs)
  })
  app.addHook('onSend', async (_request, reply) => {
    if (isDraining) reply.header('connection', 'close')
    if (hold) await hold
  })
}

function untilDeaf(app: FastifyInstance): Promise<void> {
  return new Promise((resolve) => {
    const look = setInterval(() => {
      if (app.server.listening) return
      clearInterval(look)
      resolve()
    }, 5)
  })
}
