import { sessionRoutes } from '@zhike/core/session/api'
import type { BindRoutes } from '../bind-routes.ts'
import { copyCookies, requestHeaders } from '../platform/auth/auth-headers.ts'
import { authOf } from '../platform/auth/auth-of.ts'
import { bindRoute } from '../platform/http/bind-route.ts'
import { changePassword } from './change-password.ts'
import { currentSession } from './current-session.ts'
import { demoDoor } from './demo-door.ts'
import { demoSignIn } from './demo-sign-in.ts'
import { endOtherSessions } from './end-other-sessions.ts'
import { endSession } from './end-session.ts'
import { listSessions } from './list-sessions.ts'
import { signIn } from './sign-in.ts'
import { signOut } from './sign-out.ts'
import { updateMe } from './update-me.ts'

export const bindSessionRoutes: BindRoutes = (app, services, env) => {
  const auth = authOf(services, env)
  bindRoute(app, sessionRoutes.getSession, (ctx) => currentSession(ctx))
  bindRoute(app, sessionRoutes.signIn, async (ctx, { body, request, reply }) => {
    const { session, headers } = await signIn(ctx, auth, body, requestHeaders(request))
    copyCookies(headers, reply)
    return session
  })
  bindRoute(app, sessionRoutes.demoSignIn, async (ctx, { body, request, reply }) => {
    const { session, headers } = await demoSignIn(ctx, auth, body.role, demoDoor(request, env), requestHeaders(request))
    copyCookies(headers, reply)
    return session
  })
  bindRoute(app, sessionRoutes.signOut, async (ctx, { request, reply }) => {
    copyCookies(await signOut(ctx, auth, requestHeaders(request)), reply)
  })
  bindRoute(app, sessionRoutes.listSessions, (ctx) => listSessions(ctx))
  bindRoute(app, sessionRoutes.endSession, (ctx, { params }) => endSession(ctx, params.id))
  bindRoute(app, sessionRoutes.endOtherSessions, (ctx) => endOtherSessions(ctx))
  bindRoute(app, sessionRoutes.changePassword, async (ctx, { body, request, reply }) => {
    const isRemembered = request.cookies[auth.unrememberedName] === undefined
    copyCookies(await changePassword(ctx, auth, body, { headers: requestHeaders(request), isRemembered }), reply)
  })
  bindRoute(app, sessionRoutes.updateMe, (ctx, { body }) => updateMe(ctx, body))
}
