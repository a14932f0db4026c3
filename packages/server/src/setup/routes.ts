import { setupRoutes } from '@zhike/core/setup/api'
import type { BindRoutes } from '../bind-routes.ts'
import { copyCookies, requestHeaders } from '../platform/auth/auth-headers.ts'
import { authOf } from '../platform/auth/auth-of.ts'
import { bindRoute } from '../platform/http/bind-route.ts'
import { demoDoor } from '../session/demo-door.ts'
import { getSetup } from './get-setup.ts'
import { setUpCompany } from './set-up-company.ts'
import { updateCompany } from './update-company.ts'

export const bindSetupRoutes: BindRoutes = (app, services, env) => {
  const auth = authOf(services, env)
  bindRoute(app, setupRoutes.getSetup, (ctx, { request }) => getSetup(ctx, demoDoor(request, env)))
  bindRoute(app, setupRoutes.setUpCompany, async (ctx, { body, request, reply }) => {
    const { session, headers } = await setUpCompany(ctx, auth, body, requestHeaders(request))
    copyCookies(headers, reply)
    return session
  })
  bindRoute(app, setupRoutes.updateCompany, (ctx, { body }) => updateCompany(ctx, body))
}
