import fastifyCookie from '@fastify/cookie'
import fastifyMultipart from '@fastify/multipart'
import fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import { newId } from '@zhike/core/kernel/ids'
import type { Env } from './env.ts'
import { features } from './features.ts'
import type { Services } from './platform/context/context.ts'
import { installAuthentication } from './platform/http/authenticate.ts'
import { installHealth } from './platform/http/health.ts'
import { installOpenApi } from './platform/http/open-api.ts'
import { installProblemHandler } from './platform/http/problem-handler.ts'
import { installSecurityHeaders } from './platform/http/security-headers.ts'
import { installWeb } from './platform/http/web.ts'

const bodyLimitBytes = 1024 * 1024

/** The whole HTTP side, built the same way by main.ts and by the tests. */
export async function buildApp(services: Services, env: Env): Promise<FastifyInstance> {
  const app = fastify({
    loggerInstance: services.log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => newId(),
    trustProxy: env.trustedProxies.length > 0 ? env.trustedProxies : false,
    bodyLimit: bodyLimitBytes,
    routerOptions: { maxParamLength: 200 },
  })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  installProblemHandler(app, () => 'zh-CN')
  installSecurityHeaders(app)
  acceptEmptyJson(app)
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

/** Many clients announce JSON on every request, also where there is nothing to send (DELETE, a POST without body). */
function acceptEmptyJson(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error')
  app.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') done(null, undefined)
    else parse(request, body, done)
  })
}
