import { Problem } from '@zhike/core/kernel/problem'
import { notSignedIn } from '@zhike/core/kernel/problems'
import { streamEvents } from '@zhike/core/live/api'
import type { BindRoutes } from '../bind-routes.ts'
import { authOf } from '../platform/auth/auth-of.ts'
import { findCaller } from '../platform/auth/find-caller.ts'
import { lookAs } from '../platform/auth/look-as.ts'
import { personActor } from '../platform/auth/person-actor.ts'
import type { Context } from '../platform/context/context.ts'
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
    // A browser cannot send the header with a stream, so that it may also stand in the address.
    const isInView = ctx.actor.seenBy !== undefined
    const view = query.seeAs !== undefined && !isInView ? await lookAs(ctx, query.seeAs) : ctx
    const seenId = view.actor.seenBy ? view.actor.personId : null
    const stream = await openStream(view, {
      credential: { kind, id: caller.credentialId },
      // A browser that connects again by itself repeats the address and adds the header.
      lastEventId: typeof header === 'string' && header !== '' ? header : (query.lastEventId ?? null),
      seconds: query.seconds ?? null,
      async identify() {
        const { company, caller: now } = await findCaller(services.db, credential)
        // Whoever has to do something first is let in nowhere else meanwhile.
        if (!now || (kind === 'session' && (now.mustChangePassword || now.mustEnrol))) return null
        const { via, ipAddress } = ctx.actor
        const sessionId = kind === 'session' ? now.credentialId : null
        const own = { ...ctx, company, actor: personActor({ ...now, via, sessionId, ipAddress, mustFirst: null }) }
        return seenId === null ? own : await lookAgain(own, seenId)
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

/** Somebody else's view ends when looking was forbidden meanwhile, or the person is no longer there. */
async function lookAgain(own: Context, seenId: string): Promise<Context | null> {
  try {
    return await lookAs(own, seenId)
  } catch (error) {
    if (error instanceof Problem) return null
    throw error
  }
}
