import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import type { Services } from '../context/context.ts'

/** /healthz: the process answers. /readyz: the database does too, and the server is not about to stop. */
export function installHealth(app: FastifyInstance, services: Services): void {
  app.get('/healthz', { schema: { hide: true } }, async () => ({ status: 'ok' }))
  app.get('/readyz', { schema: { hide: true } }, async (request, reply) => {
    if (app.isDraining) return reply.status(503).send({ status: 'stopping' })
    try {
      await sql`select 1`.execute(services.db)
      return { status: 'ready' }
    } catch (error) {
      request.log.error({ err: error }, 'not ready')
      return reply.status(503).send({ status: 'database unreachable' })
    }
  })
}
