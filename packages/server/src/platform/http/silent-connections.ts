import { Server as HttpsServer } from 'node:https'
import type { Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'

const mostSilenceMs = 15_000
const lastRequestMs = 300

/**
 * Connections that have not asked for anything yet: browsers open some in advance, attackers many. Node's own timeouts
 * begin with the first byte, and closing a server waits for these: so they end after a while, and when the server stops.
 */
export function installSilentConnections(app: FastifyInstance, mostMs = mostSilenceMs): void {
  const silent = new Set<Socket>()
  const onConnection = (socket: Socket) => {
    silent.add(socket)
    socket.setTimeout(mostMs)
    socket.once('close', () => silent.delete(socket))
  }
  // With TLS a connection begins after its handshake, which has a limit of its own.
  app.server.on(app.server instanceof HttpsServer ? 'secureConnection' : 'connection', onConnection)
  app.server.on('request', ({ socket }) => {
    if (silent.delete(socket)) socket.setTimeout(0)
  })
  // Not at once: the first request of one that was taken just now is still on its way.
  app.addHook('preClose', async () => {
    setTimeout(() => {
      for (const socket of silent) socket.destroy()
    }, lastRequestMs).unref()
  })
}
