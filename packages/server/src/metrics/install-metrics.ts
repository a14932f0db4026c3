import { timingSafeEqual, createHash } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Env } from '../env.ts'
import type { Services } from '../platform/context/context.ts'
import { isFromThisMachine } from '../platform/http/from-this-machine.ts'
import { expositionType, renderMetrics } from '../platform/metrics/exposition.ts'
import { createHistogram } from '../platform/metrics/request-histogram.ts'
import { collectMetrics } from './collect-metrics.ts'

/** /metrics for Prometheus: for this machine, or for whoever has the token. To everybody else there is nothing here. */
export function installMetrics(app: FastifyInstance, services: Services, env: Env): void {
  const requests = createHistogram()
  app.addHook('onResponse', async (request, reply) => {
    const { config, url } = request.routeOptions
    const route = config.route?.operationId ?? url ?? 'none'
    requests.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000)
  })
  app.get('/metrics', { schema: { hide: true } }, async (request, reply) => {
    if (!mayRead(request, env.metricsToken)) return reply.callNotFound()
    const own = requests.metric('zhike_http_request_duration_seconds', 'How long answers took, by route and status.')
    return reply
      .type(expositionType)
      .header('cache-control', 'no-store')
      .send(renderMetrics([...(await collectMetrics(services)), own]))
  })
}

function mayRead(request: FastifyRequest, token: string | null): boolean {
  if (token === null) return isFromThisMachine(request)
  const given = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1]
  return given !== undefined && timingSafeEqual(digest(given), digest(token))
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
