import fastifyCookie from '@fastify/cookie'
import fastifyMultipart from '@fastify/multipart'
import fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import { newId } from '@zhike/core/kernel/ids'
import type { Env } from './env.ts'
import { features } from './features.ts'
import { installMetrics } from './metrics/install-metrics.ts'
import type { Services } from './platform/context/context.ts'
import { acceptJson } from './platform/http/accept-json.ts'
import { installAuthentication } from './platform/http/authenticate.ts'
import { installHealth } from './platform/http/health.ts'
import { installBodyTimeout } from './platform/http/body-timeout.ts'
import { readCertificate } from './platform/http/certificate.ts'
import { installDraining } from './platform/http/draining.ts'
import { installOpenApi } from './platform/http/open-api.ts'
import { badAddress, installProblemHandler } from './platform/http/problem-handler.ts'
import { contentSecurityPolicy, fixedHeaders, installSecurityHeaders } from './platform/http/security-headers.ts'
import { installSilentConnections } from './platform/http/silent-connections.ts'
import { installWeb } from './platform/http/web.ts'

const bodyLimitBytes = 1024 * 1024

/** Whoever sends a few bytes now and then must not hold a connection for ever. */
const timeouts = { headersTimeout: 15_000, connectionsCheckingInterval: 5000 }
/** The largest upload over a slow line. */
const requestTimeoutMs = 30 * 60_000
/** Longer than a proxy keeps its connections (nginx 60 s), so that it is the proxy who closes them. */
const keepAliveMs = 75_000

/** The whole HTTP side, built the same way by main.ts and by the tests. */
export async function buildApp(services: Services, env: Env): Promise<FastifyInstance> {
  const app = createApp(services, env)
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  installProblemHandler(app, () => 'zh-CN')
  installSecurityHeaders(app, env)
  installDraining(app)
  installSilentConnections(app)
  installBodyTimeout(app)
  installMetrics(app, services, env)
  acceptJson(app)
  await app.register(fastifyCookie)
  await app.register(fastifyMultipart, { limits: { files: 1, fileSize: env.maxUploadBytes } })
  await installOpenApi(app)
  installHealth(app, services)
  await app.register(async (api) => {
    installAuthentication(api, services, env)
    for (const bindRoutes of features) bindRoutes(api, services, env)
  })
  await installWeb(app)
  return app
}

function createApp(services: Services, env: Env): FastifyInstance {
  const options = {
    loggerInstance: services.log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => newId(),
    trustProxy: env.trustedProxies.length > 0 ? env.trustedProxies : false,
    bodyLimit: bodyLimitBytes,
    requestTimeout: requestTimeoutMs,
    keepAliveTimeout: keepAliveMs,
    // What comes over an open connection while the server stops is answered, not refused.
    return503OnClosing: false,
    routerOptions: { maxParamLength: 200 },
    frameworkErrors: (_error: Error, request: FastifyRequest, reply: FastifyReply) => {
      reply.headers({ ...fixedHeaders, 'content-security-policy': contentSecurityPolicy() })
      return badAddress(request, reply)
    },
  }
  if (env.tls === null) return fastify({ ...options, http: timeouts })
  return asApp(fastify({ ...options, https: { ...timeouts, handshakeTimeout: 10_000, ...readCertificate(env.tls) } }))
}

/** The same instance: only the type of its server differs, and nothing here asks for more than both have. */
function asApp(app: unknown): FastifyInstance {
  return app as FastifyInstance
}
