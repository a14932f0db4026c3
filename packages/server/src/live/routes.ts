import { notSignedIn } from '@zhike/core/kernel/problems'
import { streamEvents } from '@zhike/core/live/api'
import type { BindRoutes } from '../bind-routes.ts'
import { authOf } from '../platform/auth/auth-of.ts'
import { findCaller } from '../platform/auth/find-caller.ts'
import { personActor } from '../platform/auth/person-actor.ts'
import { readCredential } from '../platform/http/authenticate.ts'
import { bindRoute } from '../platform/http/bind-route.ts'
import { liveHubOf } from './live-hub.ts'
import { openStream } from './open-stream.ts'

export const bindLiveRoutes: BindRoutes = (app, services, env) => {
  const auth = authOf(services, env)
  // Streams never end by themselves: a server that stops does not wait for them.
  app.addHook('preClose', async () => liveHubOf(services).endAll('restart'))
  bindRoute(app, streamEvents, async (ctx, { query, request, reply }) => {
    const credential = readCredential(request, auth)
    if (credential.kind === 'none') throw notSignedIn()
    const { kind } = credential
    const { caller } = await findCaller(services.db, credential)
    if (!caller) throw notSignedIn()
    const header = request.headers['last-event-id']
    const stream = await openStream(ctx, {
      credential: { kind, id: caller.credentialId },
      // A browser that connects again by itself repeats the address and adds the header.
      lastEventId: typeof header === 'string' && header !== '' ? header : (query.lastEventId ?? null),
      seconds: query.seconds ?? null,
      async identify() {
        const { company, caller: now } = await findCaller(services.db, credential)
        if (!now) return null
        const { via, sessionId, ipAddress } = ctx.actor
        return { ...ctx, company, actor: personActor({ ...now, via, sessionId, ipAddress }) }
      },
    })
    reply
      .header('content-type', 'text/event-stream; charset=utf-8')
      .header('cache-control', 'no-store, no-transform')
      // nginx would gather it into pieces.
      .header('x-accel-buffering', 'no')
      .send(stream.content)
  })
}
