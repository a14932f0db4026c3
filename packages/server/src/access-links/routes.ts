import { accessLinkRoutes } from '@zhike/core/access-links/api'
import type { BindRoutes } from '../bind-routes.ts'
import { copyCookies, requestHeaders } from '../platform/auth/auth-headers.ts'
import { authOf } from '../platform/auth/auth-of.ts'
import { bindRoute } from '../platform/http/bind-route.ts'
import { askForPassword } from './ask-for-password.ts'
import { createAccessLink } from './create-access-link.ts'
import { getAccessLink } from './get-access-link.ts'
import { openAccessLink } from './open-access-link.ts'
import { revokeAccessLink } from './revoke-access-link.ts'
import { redeemAccessLink } from './redeem-access-link.ts'

export const bindAccessLinkRoutes: BindRoutes = (app, services, env) => {
  const auth = authOf(services, env)
  bindRoute(app, accessLinkRoutes.getAccessLink, (ctx, { params }) => getAccessLink(ctx, params.id))
  bindRoute(app, accessLinkRoutes.createAccessLink, (ctx, { params, body }) => createAccessLink(ctx, params.id, body))
  bindRoute(app, accessLinkRoutes.revokeAccessLink, (ctx, { params }) => revokeAccessLink(ctx, params.id))
  bindRoute(app, accessLinkRoutes.openAccessLink, (ctx, { body }) => openAccessLink(ctx, body.token))
  bindRoute(app, accessLinkRoutes.redeemAccessLink, async (ctx, { body, request, reply }) => {
    const { isSignedIn, headers } = await redeemAccessLink(ctx, auth, body, requestHeaders(request))
    if (headers) copyCookies(headers, reply)
    return { isSignedIn }
  })
  bindRoute(app, accessLinkRoutes.askForPassword, (ctx, { body }) => askForPassword(ctx, body.identifier))
}
