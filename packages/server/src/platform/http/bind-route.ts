import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { AnyRoute, BodyOf, OutputOf, ParamsOf, QueryOf } from '@zhike/core/api/route'
import { keyIsLimited } from '@zhike/core/api-keys/problems'
import { notSignedIn, versionRequired } from '@zhike/core/kernel/problems'
import { refuseInView } from '../auth/look-as.ts'
import { changePasswordFirst } from '@zhike/core/session/problems'
import { enrolFirst } from '@zhike/core/second-factor/problems'
import type { MustFirst } from '@zhike/core/session/schema'
import type { Problem } from '@zhike/core/kernel/problem'
import { requirePermission, type Context } from '../context/context.ts'
import { answerOnce } from './idempotency.ts'
import { inReadingLane } from './reading-lane.ts'

export interface Call<R> {
  params: ParamsOf<R>
  query: QueryOf<R>
  body: BodyOf<R>
  /** From If-Match; 0 where the route does not require it. */
  version: number
  request: FastifyRequest
  reply: FastifyReply
}

/** Joins a route of the table to its verb. The verb gets parsed input only, and answers what the table promises. */
export function bindRoute<R extends AnyRoute>(
  app: FastifyInstance,
  route: R,
  handler: (ctx: Context, call: Call<R>) => Promise<OutputOf<R> | void>,
): void {
  const isReading = route.method === 'GET' && route.responseMedia === 'json'
  app.route({
    method: route.method,
    url: route.path.replace(/\{(\w+)\}/g, ':$1'),
    schema: {
      operationId: route.operationId,
      summary: route.summary,
      tags: [route.tag],
      ...(route.description ? { description: route.description } : {}),
      ...(route.params ? { params: route.params } : {}),
      ...(route.query ? { querystring: route.query } : {}),
      ...(route.body && route.requestMedia === 'json' ? { body: route.body } : {}),
      ...(route.output && route.responseMedia === 'json' ? { response: { [route.status]: route.output } } : {}),
    },
    config: { route },
    // Before the body is read: whoever may not ask learns nothing about what would have been right.
    onRequest: async (request) => checkPermission(request.context, route),
    handler: async (request, reply) => {
      const ctx = request.context
      const call: Call<R> = {
        params: request.params as ParamsOf<R>,
        query: request.query as QueryOf<R>,
        body: request.body as BodyOf<R>,
        version: route.requiresVersion ? readVersion(request) : 0,
        request,
        reply,
      }
      // A stream is read, not stored: asking twice sends it twice.
      const isKept = route.method === 'POST' && !route.carriesSecret && route.responseMedia !== 'stream'
      const key = isKept ? request.headers['idempotency-key'] : undefined
      const answer =
        typeof key === 'string' && ctx.actor.personId
          ? await answerOnce(ctx, route.operationId, key, request.body, () => handler(ctx, call))
          : isReading
            ? await inReadingLane(() => handler(ctx, call))
            : await handler(ctx, call)
      if (reply.sent || route.responseMedia === 'stream') return reply
      setEtag(reply, answer)
      return reply.status(route.status).send(answer)
    },
  })
}

/** How a request is refused that comes before what has to be done first. */
const refusals: Record<MustFirst, () => Problem> = {
  'change-password': changePasswordFirst,
  'second-factor': enrolFirst,
}

function checkPermission(ctx: Context, route: AnyRoute): void {
  if (route.permission === 'public') return
  if (ctx.actor.kind !== 'person') throw notSignedIn()
  refuseInView(ctx, route)
  const { mustFirst } = ctx.actor
  const isOpen = route.isOpenMeanwhile === true || route.isOpenMeanwhile === mustFirst
  if (mustFirst !== null && !isOpen) throw refusals[mustFirst]()
  if (route.permission === 'signed-in') {
    // What everybody may change is the account itself, which was not chosen for such a key.
    if (ctx.actor.isLimited && route.method !== 'GET') throw keyIsLimited()
    return
  }
  requirePermission(ctx, route.permission)
}

/** If-Match: "7" (strong or weak, with or without quotes). */
function readVersion(request: FastifyRequest): number {
  const match = /^(?:W\/)?"?(\d{1,9})"?$/.exec(request.headers['if-match'] ?? '')
  if (!match) throw versionRequired()
  return Number(match[1])
}

function setEtag(reply: FastifyReply, answer: unknown): void {
  if (answer && typeof answer === 'object' && 'version' in answer) reply.header('etag', `"${String(answer.version)}"`)
}
